import type { Options } from 'yargs';
import type { Arguments } from './command.js';

/** What is wrong with the values of options; yargs itself would leave such an option out in silence. */
export function wrongArgument(
  args: Arguments,
  options: Readonly<Record<string, Options>>,
): string | undefined {
  for (const [name, { type, array, choices }] of Object.entries(options)) {
    const value = args[name];
    if (array === true || (value === undefined && !(type === 'number' && name in args))) continue;
    if (Array.isArray(value)) return `--${name} is given ${value.length} times; expected once.`;
    if (COUNTS.includes(name) && !isCount(value)) return `${given(name, value)}: ${COUNT}`;
    if (type === 'number' && !(typeof value === 'number' && Number.isFinite(value) && value >= 0))
      return `--${name}: expected a number from 0 on.`;
    if (type === 'string' && value === '' && choices === undefined) return `--${name}: expected a value.`;
  }
  return undefined;
}

/** Of how many rows or sessions: none of them, or half of one, answers nothing. */
const COUNTS: readonly string[] = ['limit', 'latest'];
const COUNT = 'expected a whole number from 1 on.';

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;

/** yargs has no number for what is none. */
const given = (name: string, value: unknown): string =>
  typeof value === 'number' && !Number.isNaN(value) ? `--${name} ${value}` : `--${name}`;
