import { smoothnessWord } from '../statistics/smoothness.js';
import type { Cell } from '../statistics/tally.js';
import type { ValueKind } from '../wire/statistic.js';
import { durationCell, idCell, instantCell, textCell } from './cell.js';

/** A value of a statistic as people read it; empty where it is not known. */
export function valueText(kind: ValueKind, value: Cell, zone: string): string {
  if (value === undefined || value === null || value instanceof Uint8Array) return '';
  return SHOW[kind](value, zone);
}

type Present = Exclude<Cell, undefined | Uint8Array>;

const SHOW = {
  count: String,
  tokens: (value) => amount(Number(value)),
  seconds: (value) => (isTiny(Number(value)) ? '< 1 s' : durationCell(Number(value))),
  seconds_sum: (value) => durationCell(Number(value)),
  share: (value) => `${(100 * Number(value)).toFixed(1)} %`,
  number: (value) => Number(value).toFixed(1),
  score: (value) => `${Math.floor(Number(value))} ${smoothnessWord(Number(value))}`,
  instant: (value, zone) => instantCell(new Date(Number(value)).toISOString(), zone),
  text: (value) => textCell(String(value)),
  words: (value) => textCell(String(value)),
  id: (value) => idCell(String(value)),
  texts: (value) => textCell((value as readonly string[]).join(', ')),
  flag: (value) => (value === true ? 'yes' : ''),
} as const satisfies Record<ValueKind, (value: Present, zone: string) => string>;

/** Too short to be rounded to nothing. */
const isTiny = (seconds: number): boolean => seconds > 0 && seconds < 0.5;

const UNITS = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** `1.2 M`: three digits are enough for a table. */
function amount(value: number): string {
  const [size, letter] = UNITS.find(([least]) => value >= least) ?? [1, ''];
  return letter === '' ? String(value) : `${Number((value / size).toPrecision(3))} ${letter}`;
}
