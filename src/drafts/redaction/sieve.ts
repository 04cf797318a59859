import { type Expression, expressionOf } from '../../rules/expression.js';

/**
 * The pattern of a secret for an engine that answers sooner than RE2: what it does not find, the pattern does not find.
 * Where case counts for parts of a pattern it counts for none here, which finds more; absent where that could find less.
 */
export function sieveOf(pattern: string): Expression | undefined {
  const written = pattern.replaceAll(/(?<!\\)\\x60/g, '`');
  const inParts = IN_PARTS.test(written);
  if (inParts && EXCLUDES.test(written)) return undefined;
  const ignoresCase = written.startsWith('(?i)');
  const source = written.slice(ignoresCase ? 4 : 0).replaceAll(new RegExp(IN_PARTS, 'g'), '(?:');
  return expressionOf(source, !ignoresCase && !inParts);
}

const IN_PARTS = /\(\?-?i:/;
const EXCLUDES = /\[\^/;
