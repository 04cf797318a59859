import { describe, expect, it } from 'vitest';
import type { FileState } from '../../src/sources/mirror/state.js';
import { dayOf, isDue, type Verification } from '../../src/sources/mirror/verification.js';
import { rawPathOf } from '../../src/sources/raw-path.js';
import { toInstant } from '../../src/units.js';

const DAYS = Array.from({ length: 21 }, (_, day) => `2026-02-${String(day + 1).padStart(2, '0')}`);
const FILES = Array.from({ length: 700 }, (_, index) => rawPathOf(`ana/${index}.jsonl`));

const on = (day: string, mode: Verification['mode'] = 'daily', time = '03:17:00Z'): Verification => ({
  mode,
  asOf: toInstant(Date.parse(`${day}T${time}`)),
});
const state = (verified: string | undefined): FileState => ({
  inode: '1',
  size: 1,
  mtime: '1',
  sha256: '',
  verified,
});

describe('what is compared by checksum though it looks unchanged', () => {
  it('is a seventh of the files each day, and every file once a week', () => {
    for (const path of FILES) {
      const days = DAYS.filter((day) => isDue(path, state(undefined), on(day)));
      expect(days).toHaveLength(3);
      expect(Date.parse(days[1] ?? '') - Date.parse(days[0] ?? '')).toBe(7 * 24 * 3_600_000);
    }
    for (const day of DAYS) {
      const due = FILES.filter((path) => isDue(path, state(undefined), on(day))).length;
      expect(due).toBeGreaterThan(60);
      expect(due).toBeLessThan(140);
    }
  });

  it('is the same whatever the hour, and done once a day', () => {
    for (const path of FILES.slice(0, 50))
      for (const day of DAYS.slice(0, 7)) {
        const early = isDue(path, undefined, on(day, 'daily', '00:00:00Z'));
        expect(isDue(path, undefined, on(day, 'daily', '23:59:59Z'))).toBe(early);
        expect(isDue(path, state(day), on(day))).toBe(false);
      }
  });

  it.each([
    ['a week ago', '2026-02-03'],
    ['long ago', '2025-01-01'],
    ['in a future that a wrong clock made', '2031-01-01'],
  ])('is also what was last compared %s', (_, verified) => {
    expect(FILES.every((path) => isDue(path, state(verified), on('2026-02-10')))).toBe(true);
  });

  it.each(['always', 'never'] as const)('is %s everything', (mode) => {
    const expected = mode === 'always';
    for (const verified of [undefined, '2026-02-10', '2025-01-01'])
      expect(FILES.every((path) => isDue(path, state(verified), on('2026-02-10', mode)) === expected)).toBe(
        true,
      );
  });

  it('is nothing where nobody says so, and is dated by the day of the run', () => {
    expect(FILES.some((path) => isDue(path, state('2020-01-01'), undefined))).toBe(false);
    expect(dayOf(on('2026-02-10'))).toBe('2026-02-10');
  });
});
