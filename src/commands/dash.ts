/**
 * The dash of a word that is no option, as yargs sees it: it would take `-` for an empty text, and put aside what stands
 * behind `--`. No word of a command line can hold NUL.
 */
const MARK = '\0-';

/** Behind `--` nothing is an option, also what begins with a dash. */
export function withMarks(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  if (end === -1) return words.map((word) => (word === '-' ? MARK : word));
  const plain = words.slice(end + 1).map((word) => word.replace(/^-/, MARK));
  return [...withMarks(words.slice(0, end)), ...plain];
}

/** The other way round, in whatever yargs made of the words. */
export function withoutMarks<Value>(value: Value): Value;
export function withoutMarks(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(MARK, '-');
  return Array.isArray(value) ? value.map((one) => withoutMarks(one)) : value;
}

/** In what yargs says of a word, which it may have quoted as JSON does. */
export const withoutQuotedMarks = (message: string): string =>
  withoutMarks(message.replaceAll(JSON.stringify(MARK).slice(1, -1), '-'));

/** Where `-` may stand, and for what. */
export interface Dash {
  readonly dash?: 'standard input' | 'standard output';
}

/** What is wrong with a `-`: everywhere else it would be a file of that name, or what the shell happened to open. */
export function wrongDash(
  args: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, Dash>>,
  positionals: Readonly<Record<string, Dash>>,
): string | undefined {
  const isWrong = ([name, { dash }]: readonly [string, Dash]): boolean =>
    dash === undefined && [args[name]].flat().includes('-');
  const [option] = Object.entries(options).find(isWrong) ?? [];
  const [positional] = Object.entries(positionals).find(isWrong) ?? [];
  const where = option === undefined ? positional && `<${positional}>` : `--${option}`;
  return where === undefined ? undefined : `${where} -: ${EXPECTED}`;
}

const EXPECTED =
  'expected something else. A dash alone is standard input in place of transcripts ([path]), and standard output where --output names a file.';
