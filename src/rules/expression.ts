import { RE2JS } from 're2js';
import { lazy } from './lazy.js';
import { type Native, nativeOf } from './native.js';

/** A regular expression, compiled when it is first needed. RE2 decides; `native` gives its answer sooner. */
export interface Expression {
  readonly re2: () => RE2JS;
  readonly native: () => Native | undefined;
  readonly caseSensitive: boolean;
}

/** Rules that ask the same share one. */
export const expressionOf = (source: string, caseSensitive: boolean): Expression => {
  const key = `${caseSensitive ? 's' : 'i'}${source}`;
  const found = known.get(key) ?? compiled(source, caseSensitive);
  known.set(key, found);
  return found;
};

/** `lower` is the text in lower case; `isPlain` as in `native.ts`. */
export const occurs = (expression: Expression, text: string, lower: string, isPlain: boolean): boolean => {
  const native = isPlain ? expression.native() : undefined;
  const answer = native?.expression.test(expression.caseSensitive ? text : lower) ?? true;
  return native?.isExact === true || !answer ? answer : expression.re2().test(text);
};

const known = new Map<string, Expression>();

const compiled = (source: string, caseSensitive: boolean): Expression => ({
  re2: lazy(() => RE2JS.compile(source, RE2JS.MULTILINE | (caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE))),
  native: lazy(() => nativeOf(source, caseSensitive)),
  caseSensitive,
});
