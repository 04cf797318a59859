import { expect, test } from 'vitest';
import { fetchExit } from '../../src/analysis/fetch-exit.js';
import type { FetchResult, FileOutcome } from '../../src/sources/mirror/outcome.js';
import { rawPathOf } from '../../src/sources/raw-path.js';
import { TransportError, type TransportErrorKind } from '../../src/sources/transport.js';

const file = rawPathOf('ana/x.jsonl');
const READ: FileOutcome = { kind: 'unchanged', file, copy: 'ana/x.jsonl' };
const failed = (kind: TransportErrorKind): FileOutcome => ({
  kind: 'failed',
  file,
  error: new TransportError(kind, 'no'),
});
const host = (stopped: TransportErrorKind | undefined, ...outcomes: readonly FileOutcome[]): FetchResult => ({
  ...{ source: 'box', outcomes, problems: [], bytes: 0 },
  stopped: stopped && new TransportError(stopped, 'no'),
});

test.each<[string, readonly FetchResult[], number]>([
  ['nothing failed', [host(undefined, READ)], 0],
  ['all files refused', [host('permission', failed('permission'))], 77],
  ['files refused beside one that was read', [host(undefined, READ, failed('permission'))], 77],
  ['files refused, and one that stalls', [host(undefined, failed('permission'), failed('stalled'))], 75],
  ['a file that stalls', [host(undefined, READ, failed('stalled'))], 75],
  ['all files of one host refused', [host(undefined, READ), host('permission', failed('permission'))], 77],
  ['one host away', [host(undefined, READ), host('unavailable')], 75],
  [
    'one host away, files of the other refused',
    [host(undefined, failed('permission')), host('unavailable')],
    75,
  ],
  ['every host away', [host('unavailable'), host('unavailable')], 69],
  ['every host away, and a login refused', [host('unavailable'), host('authentication')], 77],
  ['every host stopped, one by what is configured', [host('host-key'), host('configuration')], 78],
  ['the login refused', [host('authentication')], 77],
])('%s: exit code', (_, results, code) => {
  expect(fetchExit(results)).toBe(code);
});
