import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { pathIn } from '../sources/folder.js';
import { pack } from '../store/packed.js';
import type { RowIn } from '../store/rows.js';
import type { KeptHead, StoredSession } from '../store/sessions.js';
import { type Holdings, type Noted, unitDigest } from './store-memory.js';

/** What a run changes in the store, before anything is written. */
export interface StorePlan {
  readonly written: readonly StoredSession[];
  readonly removed: readonly string[];
  /** Sessions that were not read again, but about which something else is new. */
  readonly heads: readonly KeptHead[];
  readonly files: readonly RowIn<'files'>[];
  readonly gone: readonly string[];
  readonly back: readonly string[];
}

export interface PlanInputs {
  readonly holdings: Holdings;
  readonly noted: readonly Noted[];
  /** Folders that were listed. */
  readonly roots: readonly string[];
  readonly settings: string;
  readonly rules: string;
  /** Sessions said to be gone. */
  readonly marked: ReadonlySet<string>;
}

export function planStore({ holdings, noted, roots, settings, rules, marked }: PlanInputs): StorePlan {
  const present = new Set(noted.map(({ key }) => key));
  const recalled = noted.filter(({ known }) => !known.fresh);
  const absent = [...holdings.kept.keys()].filter((key) => !present.has(key));
  const written = noted.flatMap((one) => storedSession(one, settings, rules));
  const fresh = new Set(written.map(({ kept }) => kept.session_key));
  // What is not written takes nobody's place.
  const staying = noted.filter(({ key, known }) => !known.fresh || fresh.has(key));
  const replaced = new Set([...movedTo(holdings, absent, staying), ...overlapping(holdings, staying)]);
  return {
    written,
    removed: [...replaced],
    heads: recalled.map((one) => headOf(one, settings, rules)).filter((head) => !isSame(head, holdings)),
    files: recalled.filter(({ drifted }) => drifted).flatMap(filesOf),
    gone: goneFrom(
      roots,
      holdings,
      absent.filter((key) => !replaced.has(key) && !marked.has(key)),
    ),
    back: recalled.map(({ key }) => key).filter((key) => marked.has(key)),
  };
}

/** Kept only where all its files could be read, and it was asked everything. */
function storedSession(noted: Noted, settings: string, rules: string): readonly StoredSession[] {
  const { known, states } = noted;
  const { rows, ...value } = known.mapped;
  const unreadable = value.problems.some(({ code }) => code === 'unreadable-file');
  if (!known.fresh || rows === undefined || states === undefined || unreadable) return [];
  const kept = { ...headOf(noted, settings, rules), value: pack({ ...value, rows: undefined }) };
  return [{ rows, files: filesOf(noted), kept }];
}

function headOf({ key, task, known }: Noted, settings: string, rules: string): KeptHead {
  return {
    session_key: key,
    session_id: task.unit.id,
    host: task.host,
    root: task.folder.root,
    unit: unitDigest(task),
    settings,
    rules,
    foreign_records: known.foreign,
    shared: known.shared === undefined ? undefined : JSON.stringify(known.shared),
  };
}

function isSame(head: KeptHead, { kept }: Holdings): boolean {
  const before = kept.get(head.session_key ?? '');
  return before?.rules === head.rules && before?.shared === head.shared;
}

const filesOf = ({ key, task, states }: Noted): readonly RowIn<'files'>[] =>
  task.unit.files.flatMap(({ path, role }, index) => {
    const state = states?.[index];
    return state === undefined ? [] : [{ session_key: key, path: pathIn(task.folder, path), role, ...state }];
  });

/** Stored sessions that are there under another name, whatever their root was: history would count them twice. */
function movedTo(
  { kept, files }: Holdings,
  absent: readonly string[],
  noted: readonly Noted[],
): readonly string[] {
  const here = new Set(noted.map(({ task }) => `${task.host}\0${task.unit.id}`));
  return absent.filter((key) => {
    const { host = '', session_id = '' } = kept.get(key) ?? {};
    return here.has(`${host}\0${session_id}`) && !isLeft(pathsOf(files, key));
  });
}

/** Of these sessions those below folders that were listed: the others may only be away. */
function goneFrom(
  roots: readonly string[],
  { files }: Holdings,
  absent: readonly string[],
): readonly string[] {
  const isBelow = (path: string): boolean => roots.some((root) => path.startsWith(root + sep));
  return absent.filter((key) => {
    const paths = pathsOf(files, key);
    return paths.some(isBelow) && !isLeft(paths);
  });
}

const pathsOf = (files: Holdings['files'], key: string): readonly string[] =>
  files.get(key)?.flatMap(({ path }) => path ?? []) ?? [];

const isLeft = (paths: readonly string[]): boolean => paths.some((path) => existsSync(path));

/** Stored sessions with a file of a session that was seen under another key: another root groups them otherwise. */
function overlapping({ files }: Holdings, noted: readonly Noted[]): readonly string[] {
  const owners = new Map<string, string>();
  for (const { key, task } of noted)
    for (const { path } of task.unit.files) owners.set(pathIn(task.folder, path), key);
  return [...files].flatMap(([key, rows]) =>
    rows.some(({ path }) => (owners.get(path ?? '') ?? key) !== key) ? [key] : [],
  );
}
