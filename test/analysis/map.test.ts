import { expect, test } from 'vitest';
import { mapSession } from '../../src/analysis/map.js';
import { toMilliseconds } from '../../src/units.js';

test('of a session whose files cannot be read nothing is known, not even that it is one', () => {
  const file = { path: 'ann/gone.jsonl', role: 'main', agentId: undefined } as const;
  const { result, problems, coverage } = mapSession(
    {
      unit: { id: 'gone', files: [file], excludedForks: 0 },
      folder: { root: '/nowhere', name: 'nowhere' },
      host: 'local',
      bytes: 1,
    },
    new Set(),
    {
      ...{ rules: [], syncScripts: [], readers: [], examples: false, detail: false, rows: false },
      ...{ gapLimit: toMilliseconds(600_000), window: { by: 'start', since: undefined, until: undefined } },
      ...{ account: 'ann', lineLimitBytes: 1 },
    },
  );
  expect(result).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'unreadable-file' }]);
  expect(coverage.skippedFiles).toMatchObject({ unreadable: 1 });
});
