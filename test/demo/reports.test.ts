import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
let folder = '';
let printed = '';
let mirror = '';
const COPY = 'real/ann/2026-02-24_0cf3cb87-ba5c-4b9d-a3b7-3c5d0f6f1b0c.jsonl';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'frictionlog-reports-'));
  mirror = mkdtempSync(join(tmpdir(), 'frictionlog-mirror-'));
  mkdirSync(join(mirror, 'real/ann'), { recursive: true });
  writeFileSync(join(mirror, COPY), '{}\n');
  // What a machine may have set for its own runs.
  const set = {
    ...{
      FRICTIONLOG_MIRROR: mirror,
      FRICTIONLOG_KEEP: '1d',
      FRICTIONLOG_GAP: '1m',
      FRICTIONLOG_TZ: 'Asia/Tokyo',
    },
    ...{ FRICTIONLOG_STORE: join(mirror, 'store.duckdb'), FRICTIONLOG_WEBHOOK: 'http://127.0.0.1:9/x' },
  };
  const env = { ...process.env, ...set, TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', NO_COLOR: '1' };
  const args = [join(ROOT, 'dist/cli.js'), 'demo', '--reports', folder];
  printed = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    cwd: tmpdir(),
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
});

afterAll(() => {
  for (const path of [folder, mirror]) rmSync(path, { recursive: true, force: true });
});

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

  it('are made without a touch to what the machine keeps for its own runs', () => {
    const files = readdirSync(mirror, { recursive: true, encoding: 'utf8' });
    expect(files.sort()).toEqual(['real', 'real/ann', COPY]);
  });

  it('hold drafts worth a visitor’s time', () => {
    expect(filesIn(join(folder, 'issues')).length).toBeGreaterThanOrEqual(8);
    expect(printed).toContain('summary.md');
  });
});
