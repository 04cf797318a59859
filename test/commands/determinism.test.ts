import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Told } from '../transcript/told.js';
import { asProcess, folder, frictionlog, SAMPLES } from './program.js';

const jsonOf = (
  path: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): string => {
  const { code, out, err } = asProcess(
    ['analyze', path, '--json', '--as-of', '2026-03-01T00:00:00Z', ...args],
    { environment },
  );
  expect(code, err).toBe(0);
  return out;
};

describe('the same data gives the same bytes', () => {
  const expected = jsonOf(SAMPLES);

  it.each<[what: string, environment: Readonly<Record<string, string>>]>([
    [
      'west of Greenwich, in Turkish',
      { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    ],
    [
      'east of Greenwich, in German',
      { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    ],
    ['where half hours count', { TZ: 'Asia/Kolkata' }],
  ])('%s', (_, environment) => {
    expect(jsonOf(SAMPLES, [], environment)).toBe(expected);
  });

  it('to those who ask in SQL for instants with a zone', async () => {
    const store = join(folder(), 'store.duckdb');
    await frictionlog([
      'analyze',
      folder({ 'a.jsonl': new Told().user('hi').says('ho').text }),
      '--store',
      store,
    ]);
    const sql = `SELECT TIMESTAMPTZ '2026-02-02 20:00:00+00' AS b, date_trunc('day', b) AS day,
      {'b': b}::VARCHAR AS text, {'b': b} AS nested`;
    const { out, err } = asProcess(['query', sql, '--json', '--store', store], {
      environment: { TZ: 'Asia/Kolkata' },
    });
    expect(JSON.parse(out).rows, err).toEqual([
      {
        ...{ b: '2026-02-02T20:00:00Z', day: '2026-02-02T00:00:00Z' },
        ...{ text: "{'b': '2026-02-02 20:00:00+00'}", nested: "{'b': 2026-02-02 20:00:00+00}" },
      },
    ]);
  });

  it('on one thread and on four', () => {
    const story = (n: number): string => {
      const told = new Told({ sessionId: `${n}0000000-2222-4333-8444-555555555555` }, `s${n}-`).user('go');
      for (let turn = 0; turn < 60; turn += 1) {
        told
          .call(`c${turn}`)
          .result(
            `c${turn}`,
            `${'log line of a long build\n'.repeat(2200)}`,
            turn % 7 === 0 ? { is_error: true } : {},
          );
      }
      return told.text;
    };
    const files = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`p/${n}0000000-2222-4333-8444-555555555555.jsonl`, story(n)]),
    );
    const root = folder(files);
    const bytes = Object.values(files).reduce((sum, text) => sum + text.length, 0);
    expect(bytes, 'enough for three threads').toBeGreaterThan(24 * 1024 * 1024);
    expect(jsonOf(root, ['--threads', '4'])).toBe(jsonOf(root, ['--threads', '1']));
  });
});

describe('npm start', () => {
  /** What it runs, apart from the folder: two processes at once need not share one. */
  const demo = (): Readonly<Record<string, string>> => {
    const cwd = folder();
    const { code, err } = asProcess(['demo'], { cwd });
    expect(code, err).toBe(0);
    return filesIn(join(cwd, 'frictionlog-reports'));
  };

  it('writes the same bytes twice', () => {
    const first = demo();
    expect(Object.keys(first).length).toBeGreaterThan(4);
    expect(demo()).toEqual(first);
  });
});

function filesIn(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(path.length + 1), readFileSync(file, 'utf8')]),
  );
}
