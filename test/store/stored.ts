import { join, resolve } from 'node:path';
import { ALONE } from '../../src/analysis/crew.js';
import { toDocument } from '../../src/analysis/document.js';
import type { MapOptions } from '../../src/analysis/map.js';
import { openStoring } from '../../src/analysis/open-storing.js';
import { loadRules } from '../../src/files/rules.js';
import { type AnalyzeOptions, analyze } from '../../src/pipeline.js';
import type { Rule } from '../../src/rules/rule.js';
import { listFolder } from '../../src/sources/folder.js';
import { type OpenStore, openStore } from '../../src/store/open.js';
import { type AnyRow, rowsOf } from '../../src/store/rows.js';
import { NOTHING_FORGOTTEN } from '../../src/transcript/forgotten.js';
import { toInstant } from '../../src/units.js';
import { PLAIN, SILENT } from '../analysis/collection.js';

const ROOT = resolve(import.meta.dirname, '../..');

const loaded = await loadRules({
  builtIn: join(ROOT, 'rules'),
  cache: undefined,
  extra: [],
  disabled: { value: [], detail: '' },
});
export const RULES: readonly Rule[] = loaded.rules.map(({ rule }) => rule);

export const AS_OF = toInstant(Date.UTC(2026, 2, 1));

export interface Asked extends Partial<MapOptions> {
  readonly code?: string;
}

/** One analysis of folders, with a store or without. */
export async function analyzed(roots: readonly string[], store: string | undefined, asked: Asked = {}) {
  const { code = 'this', ...map } = asked;
  const options: AnalyzeOptions = {
    ...PLAIN,
    ...{ rules: RULES, readers: loaded.readers, examples: true },
    ...map,
    ...{
      crew: ALONE,
      only: [],
      forgotten: NOTHING_FORGOTTEN,
      selection: { users: [], projects: [], latest: undefined },
    },
    findings: {
      ...{ asOf: AS_OF, zone: 'utc', asked: [], fixes: [] },
      ...{ minSessions: undefined, minUsers: undefined, within: undefined },
    },
    redaction: {
      ...{ home: undefined, keeps: false, patterns: [], allow: [] },
      secretCache: join(ROOT, 'dist/secrets.json'),
    },
  };
  const places = roots.map((root) => ({ folder: listFolder(root), host: 'local', forgotten: 0 }));
  const storing = store && (await openStoring({ path: store, version: '1', code }, options));
  try {
    const analysis = await analyze(places, options, SILENT, storing || undefined);
    return { analysis, files: analysis.corpus.coverage.files, work: analysis.stored };
  } finally {
    if (storing) storing.close();
  }
}

export type Analyzed = Awaited<ReturnType<typeof analyzed>>;

/** Everything that a run says, but for how many files it read to say so. */
export function said({ analysis }: Analyzed): unknown {
  const { coverage, ...document } = toDocument(analysis);
  const { files, ...rest } = coverage;
  const { examples, problems } = {
    examples: analysis.corpus.results.map((result) => result.examples),
    problems: analysis.corpus.problems,
  };
  return { ...document, coverage: rest, seen: files.seen, skipped: files.skipped, examples, problems };
}

export async function opened<Result>(
  path: string,
  look: (store: OpenStore) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(path);
  try {
    return await look(store);
  } finally {
    store.close();
  }
}

export const query = (path: string, sql: string): Promise<readonly AnyRow[]> =>
  opened(path, ({ connection }) => rowsOf(connection, sql));
