import { join } from 'node:path';
import { expect, it } from 'vitest';
import { append, rowsOf } from '../../src/store/rows.js';
import { folder } from '../commands/program.js';
import { opened } from './stored.js';

it('keeps whole numbers, and takes what is not exact for unknown', async () => {
  const of = { session_key: 'k', session_id: 's', from_actor: 'person', to_actor: 'main' };
  const times = [3, 0, 2 ** 53 - 1, 3.5, 1e30, Number.NaN];
  const kept = await opened(join(folder(), 'store.duckdb'), async ({ connection, change }) => {
    const rows = times.map((count) => ({ ...of, times: count }));
    await change(async () => void (await append(connection, 'follows', rows)));
    return rowsOf(connection, 'SELECT times::DOUBLE AS times FROM follows');
  });
  expect(kept.map((row) => row.times)).toEqual([3, 0, 2 ** 53 - 1, undefined, undefined, undefined]);
});
