import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSnapshot } from '../../src/store/reader.js';
import { publish } from '../../src/store/snapshot.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { folder } from '../commands/program.js';
import { opened } from './stored.js';

it.each([
  ['a small store has a small snapshot, soon written', 100, 16_384n, ['Uncompressed']],
  ['a large one is compressed', 60_000, 262_144n, ['Dictionary', 'DICT_FSST', 'FSST', 'ZSTD', 'Constant']],
])('%s', async (_, sessions, blockBytes, compressions) => {
  const path = join(folder(), 'store.duckdb');
  await opened(path, async ({ connection, change }) => {
    await change(async () => {
      await connection.run(
        `INSERT INTO follows SELECT 'key-' || i, 'session-' || (i % 7), 'person', 'main', i FROM range(${sessions}) r(i)`,
      );
    });
    expect(await publish(connection, path)).toBe(true);
  });
  const reader = await openSnapshot(snapshotOf(path));
  onTestFinished(() => reader.close());
  const query = (sql: string) => reader.rows({ sql, values: [] });
  expect(await query('SELECT count(*) AS n FROM follows')).toEqual([{ n: BigInt(sessions) }]);
  const [{ block_size: found } = { block_size: 0n }] = await query('PRAGMA database_size');
  expect(found).toBe(blockBytes);
  const written = await query(
    "SELECT DISTINCT compression FROM pragma_storage_info('follows') WHERE column_name = 'session_id' AND segment_type = 'VARCHAR'",
  );
  expect(written.length).toBeGreaterThan(0);
  for (const { compression } of written) expect(compressions).toContain(compression);
});
