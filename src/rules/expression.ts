import { RE2JS } from 're2js';
import { lazy } from './lazy.js';
import { isPlainLine, nativeOf } from './native.js';

/** A regular expression, compiled when it is first needed. RE2 decides; `native` gives its answer sooner. */
export interface Expression {
  readonly re2: () => RE2JS;
  /** For plain lines, lower-cased unless case matters. */
  readonly native: () => RegExp | undefined;
  readonly caseSensitive: boolean;
}

/** Rules that ask the same share one. */
export const expressionOf = (source: string, caseSensitive: boolean): Expression => {
  const key = `${caseSensitive ? 's' : 'i'}${source}`;
  const found = known.get(key) ?? compiled(source, caseSensitive);
  known.set(key, found);
  return found;
};

/** `lower` is the line in lower case. */
export const occursInLine = (expression: Expression, line: string, lower: string): boolean => {
  const native = isPlainLine(line) ? expression.native() : undefined;
  if (native === undefined) return expression.re2().test(line);
  return native.test(expression.caseSensitive ? line : lower);
};

const known = new Map<string, Expression>();

const compiled = (source: string, caseSensitive: boolean): Expression => ({
  re2: lazy(() => RE2JS.compile(source, RE2JS.MULTILINE | (caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE))),
  native: lazy(() => nativeOf(source, caseSensitive)),
  caseSensitive,
});
