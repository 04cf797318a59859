import { expect, test } from 'vitest';
import { type MapOptions, type MapTask, mapSession } from '../../src/analysis/map.js';
import { readAmong } from '../../src/analysis/one-session.js';
import { NOTHING_FORGOTTEN } from '../../src/transcript/forgotten.js';
import { toMilliseconds } from '../../src/units.js';

const FILE = { path: 'ann/gone.jsonl', role: 'main' } as const;
const TASK: MapTask = {
  unit: { id: 'gone', files: [FILE], excludedForks: 0 },
  folder: { root: '/nowhere', name: 'nowhere', spelling: 'plain' },
  host: 'local',
  bytes: 1,
};
const OPTIONS: MapOptions = {
  rules: [],
  syncScripts: [],
  readers: [],
  examples: false,
  detail: false,
  rows: false,
  gapLimit: toMilliseconds(600_000),
  window: { by: 'start', since: undefined, until: undefined },
  account: 'ann',
  lineLimitBytes: 1,
  forgotten: NOTHING_FORGOTTEN,
};

test('of a session whose files cannot be read nothing is known, not even that it is one', () => {
  const { result, problems, coverage } = mapSession(TASK, new Set(), OPTIONS);
  expect(result).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'unreadable-file' }]);
  expect(coverage.skippedFiles).toMatchObject({ unreadable: 1 });
});

test('whoever looks at such a session is told why there is nothing to see', () => {
  expect(() => readAmong(TASK, [TASK], OPTIONS)).toThrow(
    /^\/nowhere\/ann\/gone\.jsonl: cannot be read \(ENOENT\)/,
  );
});
