import { expect, it } from 'vitest';
import { parseTimestamp } from '../../src/transcript/timestamp.js';

const NOON = Date.parse('2026-02-10T12:00:00Z');

it.each<[unknown, number | undefined]>([
  ['2026-02-10T12:00:00.000Z', NOON],
  ['2026-02-10T12:00:00Z', NOON],
  ['2026-02-10T14:00:00.000+02:00', NOON],
  ['2026-02-10T12:00:00.0009Z', NOON],
  ['2024-02-29T12:00:00.000Z', Date.parse('2024-02-29T12:00:00Z')],
  ['2026-02-10T12:00:00.000', undefined],
  ['2026-02-10', undefined],
  ['2026-02-10 12:00:00Z', undefined],
  ['2026-02-31T12:00:00.000Z', undefined],
  ['2026-13-01T12:00:00.000Z', undefined],
  ['2026-02-10T25:00:00.000Z', undefined],
  ['yesterday', undefined],
  ['', undefined],
  [NOON, undefined],
  [null, undefined],
])('%j is an instant, or absent: a missing time is never guessed', (value, expected) => {
  expect(parseTimestamp(value)).toBe(expected);
});
