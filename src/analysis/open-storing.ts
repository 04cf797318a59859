import { type OpenStore, openStore } from '../store/open.js';
import { type RowIn, rowsOf } from '../store/rows.js';
import { countRows, readFiles, readKept, readValues } from '../store/sessions.js';
import { keepLearnt } from './keep-learnt.js';
import type { MapOptions } from './map.js';
import { removeForGood, storedHeads } from './remove-stored.js';
import { definitionsOf, digestOf, type RuleDefinition } from './rule-definitions.js';
import { type Holdings, storeMemory } from './store-memory.js';
import type { Storing } from './storing.js';

export interface StoreOptions {
  readonly path: string;
  readonly version: string;
  /** Digest of the code that reads: another program may find other things in the same transcripts. */
  readonly code: string;
}

/** Opens the store for a run with these options. Rejects with exit 75 where another process has it open. */
export async function openStoring(
  { path, version, code }: StoreOptions,
  options: Pick<MapOptions, 'gapLimit' | 'account' | 'lineLimitBytes' | 'syncScripts' | 'readers' | 'rules'>,
): Promise<Storing> {
  const opened = await openStore(path);
  try {
    const { gapLimit, account, lineLimitBytes, syncScripts, readers, rules } = options;
    const settings = digestOf({ code, gapLimit, account, lineLimitBytes, syncScripts, readers });
    const definitions = definitionsOf(rules);
    const holdings = await holdingsOf(opened);
    const memory = storeMemory(holdings, settings, definitions);
    const store = { ...opened, version, holdings, memory, definitions };
    return {
      memory,
      keep: (learnt) => keepLearnt(store, learnt),
      sessions: () => storedHeads(store),
      rows: (keys) => countRows(opened.connection, keys),
      remove: (keys, friction) => removeForGood(store, keys, friction),
      close: () => opened.close(),
    };
  } catch (error) {
    opened.close();
    throw error;
  }
}

async function holdingsOf({ connection }: OpenStore): Promise<Holdings> {
  const files = new Map<string, RowIn<'files'>[]>();
  for (const file of await readFiles(connection)) {
    const key = file.session_key ?? '';
    files.set(key, [...(files.get(key) ?? []), file]);
  }
  const kept = (await readKept(connection)).map((head) => [head.session_key ?? '', head] as const);
  const sets = await rowsOf(connection, 'FROM rule_sets');
  return {
    files,
    kept: new Map(kept),
    ruleSets: new Map(
      sets.map(({ rules, definition }) => [
        String(rules),
        JSON.parse(String(definition)) as readonly RuleDefinition[],
      ]),
    ),
    values: (keys) => readValues(connection, keys),
  };
}
