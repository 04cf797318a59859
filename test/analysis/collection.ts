import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type SampleFile, session } from '../../samples/builder.js';
import { type Corpus, readCorpus } from '../../src/analysis/analyze.js';
import { ALONE } from '../../src/analysis/crew.js';
import type { MapOptions } from '../../src/analysis/map.js';
import { LINE_LIMIT_BYTES } from '../../src/files/jsonl.js';
import type { Progress } from '../../src/progress.js';
import { listFolder } from '../../src/sources/folder.js';
import { DEFAULT_GAP_LIMIT } from '../../src/timing/active.js';
import { EVERYTHING } from '../../src/timing/window.js';
import { NOTHING_FORGOTTEN } from '../../src/transcript/forgotten.js';
import { folder } from '../commands/program.js';

export const SILENT: Progress = { start() {}, advance() {}, stop() {} };

export const PLAIN: MapOptions = {
  gapLimit: DEFAULT_GAP_LIMIT,
  window: EVERYTHING,
  account: 'runner',
  lineLimitBytes: LINE_LIMIT_BYTES,
  forgotten: NOTHING_FORGOTTEN,
  detail: true,
  rows: false,
  examples: false,
  rules: [],
  readers: [],
  syncScripts: [],
};

/** Sessions of three people: one goes on in a fork, one has a subagent, two overlap in time. */
export function collection(): readonly SampleFile[] {
  const ferry = session({ user: 'ada', start: '2026-02-10T09:00:00Z', version: '2.1.37', project: 'ferry' })
    .prompt('install everything')
    .bash('npm ci', { prints: 'added 912 packages', took: 14, wait: 12 })
    .bash('npm test', { fails: 'FAIL src/a.test.ts', exit: 1, took: 5 })
    .done('One test fails.')
    .later(4000)
    .prompt('mend it')
    .edit('src/a.ts', 'a', 'b')
    .bash('npm test', { prints: 'ok', took: 4 })
    .done('Mended.');
  const fork = ferry
    .fork('2026-02-11T10:00:00Z')
    .prompt('and now the docs')
    .write('README.md', '# Ferry')
    .done('Written.');
  const beside = session({ user: 'ada', start: '2026-02-10T09:01:00Z', version: '2.1.112', project: 'heron' })
    .prompt('why is the build red')
    .bash('make', { rejected: 'use ninja' })
    .bash('ninja', { prints: 'ok', took: 30 })
    .done('Green.');
  const quarry = session({ user: 'ben', start: '2026-02-12T09:00:00Z', version: '2.1.37', project: 'quarry' })
    .prompt('look around')
    .agent('look', 'look around', 'nothing special', (thread) => void thread)
    .done('Nothing special.')
    .later(700)
    .prompt('thanks')
    .done('Gladly.');
  return [ferry, fork, beside, quarry].flatMap((story) => story.files());
}

export type Layout = Readonly<Record<string, string>>;

export const layoutOf = (files: readonly SampleFile[]): Layout =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

export function written(layout: Layout, root = folder()): string {
  for (const [path, text] of Object.entries(layout)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

export const corpusOf = (layouts: readonly Layout[], options: Partial<MapOptions> = {}): Promise<Corpus> => {
  const places = layouts.map((layout) => ({
    folder: listFolder(written(layout)),
    host: 'local',
    forgotten: 0,
  }));
  return readCorpus(places, { ...PLAIN, ...options }, ALONE, SILENT);
};
