import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLLUPS } from '../../src/statistics/counts.js';
import { ask } from '../../src/store/ask.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { ROOT, SAMPLES, sharedFolder } from '../commands/program.js';
import { UNUSED } from '../statistics/asking.js';
import { analyzed } from './stored.js';

const README = readFileSync(join(ROOT, 'src/store/README.md'), 'utf8');
const statements = [...README.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map(([, sql = '']) => sql.trim());
const empty = UNUSED.map((name) => ROLLUPS[name]?.sql);
const inPython = [...README.matchAll(/\.sql\("([^"]+)"\)/g)].map(([, sql = '']) => sql);

describe('the SQL of src/store/README.md', () => {
  const store = join(sharedFolder(), 'store.duckdb');
  beforeAll(async () => {
    await analyzed([SAMPLES], store);
  });

  it('is found', () => {
    expect(statements.length).toBeGreaterThan(7);
    expect(inPython).toHaveLength(1);
  });

  it.each([...statements, ...inPython])('answers on a snapshot of the samples: %s', async (sql) => {
    const { columns, rows } = await ask(snapshotOf(store), sql, { seconds: 60, rows: 10_000 });
    expect(columns.length).toBeGreaterThan(2);
    expect(rows.length > 0).toBe(!empty.includes(sql));
  });
});
