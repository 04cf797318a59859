import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '../src/make-folder.js';

const root = mkdtempSync(join(tmpdir(), 'frictionlog-folders-'));
afterAll(() => rmSync(root, { recursive: true }));

test('what is missing is made, once, and the first of it told', async () => {
  const path = join(root, 'a/b/c');
  expect(await makeFolder(path, 0o700)).toBe(join(root, 'a'));
  expect([path, join(root, 'a')].map((one) => statSync(one).mode & 0o777)).toEqual([0o700, 0o700]);
  expect(await makeFolder(path)).toBeUndefined();
});

test('several at once are one', async () => {
  // Many times: whether one makes a folder between two questions of another is chance.
  for (let round = 0; round < 100; round++) {
    const path = join(root, `d${round}/e/f`);
    await Promise.all(Array.from({ length: 20 }, () => makeFolder(path)));
    expect(statSync(path).isDirectory()).toBe(true);
  }
});

test.each([
  ['a file', 'g', 'EEXIST'],
  ['below a file', 'g/h', 'ENOTDIR'],
])('%s is refused', async (_, name, code) => {
  writeFileSync(join(root, 'g'), '');
  await expect(makeFolder(join(root, name))).rejects.toMatchObject({ code });
});

test('a folder that takes none is refused, not tried for ever', { timeout: 5000 }, async () => {
  await expect(makeFolder('/proc/frictionlog/reports')).rejects.toMatchObject({ code: 'ENOENT' });
});
