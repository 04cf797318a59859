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
    if (type === 'number' && !(typeof value === 'number' && Number.isFinite(value) && value >= 0))
      return `--${name}: expected a number from 0 on.`;
    if (type === 'string' && value === '' && choices === undefined) return `--${name}: expected a value.`;
  }
  return undefined;
}
