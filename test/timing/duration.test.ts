import { describe, expect, it } from 'vitest';
import { durationText, parseDuration } from '../../src/timing/duration.js';

describe('a duration', () => {
  it.each<[string, number | undefined]>([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['48h', 172_800_000],
    ['7d', 604_800_000],
    ['2w', 1_209_600_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['0.0015s', 2],
    ['1s500ms', 1500],
    ['', undefined],
    ['10', undefined],
    ['10 m', undefined],
    ['-5m', undefined],
    ['5M', undefined],
    ['5min', undefined],
    ['m', undefined],
    ['5sm', undefined],
  ])('%j', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});

it.each([
  [0, '0s'],
  [90_000, '1m30s'],
  [1500, '1s500ms'],
  [15 * 86_400_000, '15d'],
])('%d milliseconds are written as %s and read as they were', (length, text) => {
  expect(durationText(length)).toBe(text);
  expect(parseDuration(text)).toBe(length);
});
