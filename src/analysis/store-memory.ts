import { pathIn } from '../sources/folder.js';
import { compare, type FileState, stateOf } from '../store/file-state.js';
import type { RowIn } from '../store/rows.js';
import type { KeptHead } from '../store/sessions.js';
import { contains, EVERYTHING, type Window } from '../timing/window.js';
import { type MappedSession, type MapTask, sessionKey } from './map.js';
import type { Known, Memory, SharedMemo } from './memory.js';
import { unpackSession } from './packed-session.js';
import {
  changedRules,
  digestOf,
  type RuleDefinition,
  type RuleDefinitions,
  touches,
} from './rule-definitions.js';

/** What the store holds of earlier runs. */
export interface Holdings {
  readonly kept: ReadonlyMap<string, KeptHead>;
  readonly files: ReadonlyMap<string, readonly RowIn<'files'>[]>;
  readonly ruleSets: ReadonlyMap<string, readonly RuleDefinition[]>;
  values(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** One session of this run: its files as they were before they were read. */
export interface Noted {
  readonly key: string;
  readonly task: MapTask;
  readonly known: Known;
  /** As recalled; absent where it was not. */
  readonly recalled: Known | undefined;
  /** Absent where a file could not be read: it is then not kept. */
  readonly states: readonly FileState[] | undefined;
  /** The same bytes with other hints, so that they need not be compared again. */
  readonly drifted: boolean;
}

export interface StoreMemory extends Memory {
  readonly settings: string;
  noted(): readonly Noted[];
}

/**
 * A memory that rests on a store.
 * @param settings digest of everything but the rules that a session's values depend on
 */
export function storeMemory(holdings: Holdings, settings: string, rules: RuleDefinitions): StoreMemory {
  let looked: readonly Looked[] = [];
  let notes: readonly Noted[] = [];
  const isBounded = ({ since, until }: Window): boolean => since !== undefined || until !== undefined;
  return {
    settings,
    // A clipped session says nothing about the whole one.
    widen: (options) =>
      options.window.by === 'overlap' && isBounded(options.window)
        ? options
        : { ...options, window: EVERYTHING, detail: true, examples: true, rows: true },
    recall: async (tasks, { window }) => {
      looked = tasks.map((task) => look(task, holdings, settings));
      const values = await holdings.values(looked.flatMap(({ key, isKept }) => (isKept ? [key] : [])));
      const recalled = looked.map((one) => recallOne(one, values, holdings, rules));
      looked = looked.map((one, index) => ({ ...one, recalled: recalled[index] }));
      return recalled.map((known) =>
        known === undefined || isWhole(known.mapped, window) ? known : undefined,
      );
    },
    keep: (tasks, known) => {
      notes = tasks.flatMap((task, index) => {
        const [one, before] = [known[index], looked[index]];
        if (one === undefined || before === undefined) return [];
        const { key, states, drifted, recalled } = before;
        return [{ key, task, known: one, recalled: one.fresh ? undefined : recalled, states, drifted }];
      });
    },
    noted: () => notes,
  };
}

interface Looked {
  readonly key: string;
  /** Kept under the same settings, and no file of it changed. */
  readonly isKept: boolean;
  readonly states: readonly FileState[] | undefined;
  readonly drifted: boolean;
  readonly recalled: Known | undefined;
}

function look(task: MapTask, holdings: Holdings, settings: string): Looked {
  const key = sessionKey(task);
  const kept = holdings.kept.get(key);
  const paths = task.unit.files.map(({ path }) => pathIn(task.folder, path));
  const known = new Map(holdings.files.get(key)?.map((file) => [file.path ?? '', file]));
  const isSame =
    kept !== undefined &&
    kept.settings === settings &&
    kept.unit === unitDigest(task) &&
    paths.length === known.size;
  const compared = isSame ? paths.map((path) => compareWith(path, known.get(path))) : ['changed' as const];
  const states = compared.flatMap((state) => (state === 'changed' ? [] : [state]));
  if (states.length === compared.length) {
    const drifted = states.some(({ isNew }) => isNew);
    return { key, isKept: true, states: states.map(({ state }) => state), drifted, recalled: undefined };
  }
  const fresh = paths.flatMap((path) => stateOf(path) ?? []);
  const whole = fresh.length === paths.length ? fresh : undefined;
  return { key, isKept: false, states: whole, drifted: false, recalled: undefined };
}

function compareWith(path: string, row: RowIn<'files'> | undefined) {
  if (row === undefined) return 'changed' as const;
  const known: FileState = {
    bytes: Number(row.bytes),
    ...{ inode: row.inode ?? '', mtime: row.mtime ?? '', ctime: row.ctime ?? '' },
    ...{ edges: row.edges ?? '', sha256: row.sha256 ?? '' },
  };
  const found = compare(path, known);
  if (found === 'changed') return found;
  return found === 'same' ? { state: known, isNew: false } : { state: found, isNew: true };
}

/** Everything about a session that its files do not say: where it lies, and in which roles. */
export const unitDigest = ({ unit, folder, host }: MapTask): string =>
  digestOf({ unit, name: folder.name, root: folder.root, spelling: folder.spelling, host });

function recallOne(
  { key, isKept }: Looked,
  values: ReadonlyMap<string, Uint8Array>,
  { kept, ruleSets }: Holdings,
  rules: RuleDefinitions,
): Known | undefined {
  const [head, bytes] = [kept.get(key), values.get(key)];
  if (!isKept || head === undefined || bytes === undefined) return undefined;
  const mapped = unpackSession(bytes);
  if (mapped?.result === undefined) return undefined;
  const before = head.rules === rules.digest ? rules.rules : ruleSets.get(head.rules ?? '');
  if (before === undefined) return undefined;
  if (before !== rules.rules && touches(changedRules(before, rules.rules), mapped.result)) return undefined;
  return {
    mapped: notRead(mapped),
    foreign: head.foreign_records ?? '',
    shared: sharedOf(head),
    fresh: false,
  };
}

/** What a kept session shares, as far as earlier runs knew. */
export const sharedOf = (head: KeptHead | undefined): SharedMemo | undefined =>
  head?.shared === undefined ? undefined : JSON.parse(head.shared);

const notRead = (mapped: MappedSession): MappedSession => ({
  ...mapped,
  coverage: {
    ...mapped.coverage,
    files: { ...mapped.coverage.files, read: 0, unchanged: mapped.coverage.files.seen },
  },
});

/** By overlap a session must lie inside: one that is clipped, or outside, is looked at anew. */
function isWhole({ coverage: { oldest, newest } }: MappedSession, window: Window): boolean {
  if (window.by === 'start' || (window.since === undefined && window.until === undefined)) return true;
  return oldest !== undefined && newest !== undefined && contains(window, oldest) && contains(window, newest);
}
