import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { frictionlog, ROOT, SAMPLES } from './program.js';

const HALVES = ['--before', '2026-02-01..2026-02-15', '--after', '2026-02-15..', '--as-of', '2026-03-01'];
const compare = (...more: string[]) => frictionlog(['change', SAMPLES, ...HALVES, ...more]);

describe('frictionlog change', () => {
  test('says how many sessions lie on either side, and compares every group', async () => {
    const { code, out, err } = await compare();
    expect(code, err).toBe(0);
    expect(out).toMatch(
      /^Before: 22 sessions begun from 2026-02-01 00:00 until before 2026-02-15 00:00, active/m,
    );
    expect(out).toMatch(
      /^After: {2}21 sessions begun from 2026-02-15 00:00 until before 2026-03-01 00:00, active/m,
    );
    expect(out).toMatch(/^no clear change .* ssh-auth +git$/m);
    expect(out).toMatch(/Benjamini–Hochberg/);
    expect(out).not.toMatch(/because|due to|caused|thanks/i);
  });

  test('gives the active time of both sides at other gap limits', async () => {
    const { before, after } = JSON.parse((await compare('--json')).out);
    expect([before.active_5_s < before.active_s, after.active_15_s >= after.active_s]).toEqual([true, true]);
    const { out } = await compare();
    expect(
      out.match(/^ {8}Active time is .*, also with|^ {8}Active time is .* to .* with gap limits/gm),
    ).toHaveLength(2);
  });

  test('tells programs the same, with counts, rates and both chances', async () => {
    const { code, out, err } = await compare('--json', '--by', 'rule');
    expect(code, err).toBe(0);
    const document = JSON.parse(out);
    expect(document).toMatchObject({ schema_version: 1, by: 'rule', as_of: '2026-03-01T00:00:00.000Z' });
    expect(document.before).toMatchObject({ since: '2026-02-01T00:00:00.000Z', sessions: 22 });
    expect(document.after).toMatchObject({ until: '2026-03-01T00:00:00.000Z', sessions: 21 });
    expect(document.coverage.files.read).toBeGreaterThan(0);
    const row = document.changes.find(({ rule }: { rule: string }) => rule === 'ssh-auth');
    const { before, after } = row;
    expect(before.affected_per_active_hour).toBeCloseTo(
      before.affected_sessions / (document.before.active_s / 3600),
    );
    expect(after.affected_per_active_hour).toBeCloseTo(
      after.affected_sessions / (document.after.active_s / 3600),
    );
    expect(row.adjusted_p).toBeGreaterThanOrEqual(row.p);
    expect(row.change).toBe('no_clear_change');
  });

  test('says "insufficient data" of a period with hardly any session', async () => {
    const { out } = await frictionlog([
      ...['change', SAMPLES, '--before', '2026-02-01..2026-02-03', '--after', '2026-02-03..2026-03-01'],
      ...['--as-of', '2026-03-01', '--json'],
    ]);
    const { before, changes } = JSON.parse(out);
    expect(before.sessions).toBeLessThan(5);
    expect(changes.length).toBeGreaterThan(0);
    for (const { change, p } of changes) expect([change, p]).toEqual(['insufficient_data', undefined]);
  });

  test('counts a session where it began: each side alone finds what both together find', async () => {
    const { before, after } = JSON.parse((await compare('--json')).out);
    const { before: all } = JSON.parse(
      (
        await frictionlog([
          ...['change', SAMPLES, '--before', '2026-02-01..2026-03-01', '--after', '2026-03-01..2026-03-02'],
          ...['--as-of', '2026-03-02', '--json'],
        ])
      ).out,
    );
    expect(before.sessions + after.sessions).toBe(all.sessions);
    expect(before.active_s + after.active_s).toBeCloseTo(all.active_s, 3);
  });

  test('has a line for periods in which nothing was met', async () => {
    const { code, out } = await frictionlog([
      ...[
        'change',
        join(ROOT, 'samples/quiet'),
        '--before',
        '2020-01-01..2020-02-01',
        '--after',
        '2020-02-01..2020-03-01',
      ],
    ]);
    expect(code).toBe(0);
    expect(out).toContain('No friction was met in either period.');
  });

  test.each([
    [
      'periods that overlap',
      ['--before', '20d..10d', '--after', '11d..'],
      'overlap: a session would count on both sides',
    ],
    ['a period of one end', ['--before', '2026-02-01', '--after', '14d..'], 'expected two ends, A..B'],
    ['a period the wrong way round', ['--before', '7d..14d', '--after', '1d..'], 'it ends before it begins'],
    ['one period alone', ['--before', '20d..10d'], 'after'],
  ])('refuses %s and says what it expected', async (_, periods, told) => {
    const { code, out, err } = await frictionlog(['change', SAMPLES, ...periods]);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(told);
  });
});
