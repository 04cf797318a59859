import { visible } from './visible.js';

/** Foreign text as a code block. It must stand at column 0 after an empty line; nothing in it can end it. */
export function fence(text: string, info = 'text'): string {
  const body = visible(text);
  const marks = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${marks}${info}\n${body}${body.endsWith('\n') ? '' : '\n'}${marks}\n`;
}

/** Foreign text within a line: one line, in a code span that nothing in it can end. */
export function codeSpan(text: string): string {
  const body = visible(text.replace(/[\s\0]+/gu, ' '));
  if (body.trim() === '') return '` `';
  const marks = '`'.repeat(shortestAbsentRun(body));
  const pad = /^[` ]|[` ]$/.test(body) ? ' ' : '';
  return `${marks}${pad}${body}${pad}${marks}`;
}

/** A value that may stand outside of a code span as it is, or undefined. Redact it first. */
export function plainValue(value: string): string | undefined {
  return /^[A-Za-z0-9._/:+ -]{1,60}$/.test(value) && value.trim() === value ? value : undefined;
}

const LONGEST_VALUE = 60;

/** What of a value may stand in a title: plain signs, of a long path its end, of a text its beginning. Redact it first. */
export function titleValue(value: string): string | undefined {
  const plain = value
    .replace(/[<>‹›]/g, '')
    .replace(/\\u\{[0-9a-f]+\}|[^\w.,/:+~ -]+|~(?!\/)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/[A-Za-z0-9]/.test(plain)) return undefined;
  if (plain.length <= LONGEST_VALUE) return plain;
  const [end] = /\/[^ ]{1,58}$/.exec(plain) ?? [];
  return end !== undefined && !plain.includes(' ')
    ? `…${end}`
    : `${plain.slice(0, LONGEST_VALUE - 1).replace(/ [^ ]*$/, '')}…`;
}

/** A string for YAML front matter: double-quoted, on one line. */
export const frontMatterString = (value: string): string =>
  JSON.stringify(visible(value).replace(/\s+/gu, ' '));

/**
 * Markdown for a table cell, where a bar would end the cell, even within a code span. An even number of backslashes
 * before an escaped bar is shown; one more would be read as an escape of the next.
 */
export const tableCell = (markdown: string): string =>
  markdown
    .replace(/\s+/gu, ' ')
    .replace(/(\\*)\|/g, (_, run: string) => `${run}${run.length % 2 === 1 ? '\\' : ''}\\|`);

const runs = (text: string): readonly number[] => (text.match(/`+/g) ?? []).map((run) => run.length);

const longestRun = (text: string): number => runs(text).reduce((longest, run) => Math.max(longest, run), 0);

function shortestAbsentRun(text: string): number {
  const present = new Set(runs(text));
  let length = 1;
  while (present.has(length)) length += 1;
  return length;
}
