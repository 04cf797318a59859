import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { RuleError } from '../rules/rule-error.js';
import { linesOf } from '../rules/yaml-line.js';

/** The same errors with their lines: files are read once more, as only an error asks for it. */
export const withLines = (errors: readonly RuleError[]): readonly RuleError[] =>
  errors.map((error) => ({ ...error, line: error.line ?? lineIn(error) }));

/** Where the value of a path stands in a file; absent if the file, or what the path begins with, is not there. */
export function lineIn({ file, path }: Pick<RuleError, 'file' | 'path'>): number | undefined {
  const text = textOf(file);
  if (text === undefined || path === '') return undefined;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const keys = path.split('.');
  // What is not there has no line: none is better than the first.
  return document.has(keys[0]) ? linesOf(document, lineCounter)(keys) : undefined;
}

/** What names no file has no lines. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
