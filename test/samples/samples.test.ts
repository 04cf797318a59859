import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { samples } from '../../samples/collection.js';

const ROOT = fileURLToPath(new URL('../../samples', import.meta.url));
const GENERATED = ['user_sessions', 'quiet', 'loud'];

function onDisk(): readonly string[] {
  return GENERATED.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  ).sort();
}

describe('the committed samples', () => {
  test('are exactly the files that the generator makes', () => {
    expect(onDisk()).toEqual(
      samples()
        .map(({ path }) => path)
        .sort(),
    );
  });

  test('have the bytes that the generator makes, so `npm run samples` changes nothing', () => {
    const changed = samples().filter(({ path, text }) => readFileSync(join(ROOT, path), 'utf8') !== text);
    expect(changed.map(({ path }) => path)).toEqual([]);
  });

  test('stay small enough to clone and to read: 3 MB in all', () => {
    const bytes = samples().reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(3_000_000);
  });

  test('never use a session id twice', () => {
    const ids = samples().flatMap(({ path }) => /\d{4}-\d\d-\d\d_(.*)\.jsonl$/.exec(path)?.[1] ?? []);
    expect(ids.length).toBeGreaterThan(80);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
