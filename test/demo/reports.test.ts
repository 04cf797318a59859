import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
let folder = '';
let printed = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'frictionlog-reports-'));
  const env = { ...process.env, TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', NO_COLOR: '1' };
  const args = [join(ROOT, 'dist/cli.js'), 'demo', '--reports', folder];
  printed = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    cwd: tmpdir(),
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|json)$/.test(name))
    .sort();

describe('the committed reports', () => {
  it('are exactly what npm start writes, in any time zone and language', () => {
    expect(filesIn(folder)).toEqual(filesIn(join(ROOT, 'reports')));
    for (const name of filesIn(folder)) {
      expect(readFileSync(join(ROOT, 'reports', name), 'utf8'), name).toBe(
        readFileSync(join(folder, name), 'utf8'),
      );
    }
  });

  it('hold drafts worth a visitor’s time', () => {
    expect(filesIn(join(folder, 'issues')).length).toBeGreaterThanOrEqual(8);
    expect(printed).toContain('summary.md');
  });
});
