import { RE2JS } from 're2js';
import { patternFault } from './pattern.js';

/** Would RE2 accept this pattern, and find each of these texts as rules read them? */
export function findsAll(pattern: string, texts: readonly string[]): boolean {
  if (patternFault(pattern) !== undefined) return false;
  const expression = RE2JS.compile(pattern, RE2JS.MULTILINE | RE2JS.CASE_INSENSITIVE);
  return texts.every((text) => expression.test(text));
}
