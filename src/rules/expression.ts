import { RE2JS } from 're2js';
import { foldCase } from './fold-case.js';
import { groupNames } from './group-names.js';
import { lazy } from './lazy.js';
import { compileNative, type Native, subjectOf } from './native.js';
import { patternKey, preparePattern, recalledPattern } from './prepared.js';
import type { Scope } from './scope.js';

/** A regular expression, compiled when it is first needed. RE2 decides; `native` gives its answer sooner. */
export interface Expression {
  readonly source: string;
  readonly caseSensitive: boolean;
  /** Lower-cased texts one of which stands wherever it matches; `undefined`: nothing can be said without asking it. */
  readonly literals: readonly string[] | undefined;
  readonly scope: () => Scope;
  readonly re2: () => RE2JS;
  readonly native: () => Native | undefined;
  /** Of its groups. */
  readonly names: readonly string[];
}

/** Where in a text an expression matches, and what its named groups hold. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly captures: Readonly<Record<string, string>>;
}

/** A text as `native` is asked it; absent where only RE2 may be. */
export type Subject = { readonly text: string; readonly lower: string } | undefined;

/** Rules that ask the same share one. */
export const expressionOf = (source: string, caseSensitive: boolean): Expression => {
  const key = patternKey(source, caseSensitive);
  const found = known.get(key) ?? compiled(source, caseSensitive);
  known.set(key, found);
  return found;
};

/** @param lower of the text */
export const toSubject = (text: string, lower: string): Subject => {
  const plain = subjectOf(text);
  return plain === undefined ? undefined : { text: plain, lower: plain === text ? lower : foldCase(plain) };
};

export const occurs = (expression: Expression, text: string, subject: Subject): boolean => {
  const native = subject === undefined ? undefined : expression.native();
  if (subject === undefined || native === undefined) return expression.re2().test(text);
  const asked = askedOf(expression, subject);
  if (!native.expression.test(asked)) return false;
  return native.exact === native.expression || (native.exact?.test(asked) ?? expression.re2().test(text));
};

/** False only where `re2` finds nothing, and soon: to be asked before RE2. */
export const mayOccur = (expression: Expression, subject: Subject): boolean =>
  subject === undefined || (expression.native()?.expression.test(askedOf(expression, subject)) ?? true);

const askedOf = ({ caseSensitive }: Expression, { text, lower }: NonNullable<Subject>): string =>
  caseSensitive ? text : lower;

/** The first match. @param atStart only one that begins where the text begins */
export const locate = (expression: Expression, text: string, atStart: boolean): Place | undefined => {
  const native = subjectOf(text) === text ? expression.native() : undefined;
  const found = native?.exact?.exec(expression.caseSensitive ? text : foldCase(text));
  if (found === null) return undefined;
  if (found === undefined || native?.endsAlike !== true || expression.names.length > 0)
    return locateByRe2(expression, text, atStart);
  if (atStart && found.index > 0) return undefined;
  return { start: found.index, end: found.index + found[0].length, captures: {} };
};

function locateByRe2({ re2, names }: Expression, text: string, atStart: boolean): Place | undefined {
  const matcher = re2().matcher(text);
  if (!(atStart ? matcher.lookingAt() : matcher.find())) return undefined;
  const captures: [string, string][] = [];
  for (const name of names) {
    const value = matcher.group(name);
    if (value !== null && value !== '') captures.push([name, value]);
  }
  return { start: matcher.start(), end: matcher.end(), captures: Object.fromEntries(captures) };
}

const known = new Map<string, Expression>();

const compiled = (source: string, caseSensitive: boolean): Expression => {
  const prepared = recalledPattern(source, caseSensitive) ?? preparePattern(source, caseSensitive);
  return {
    ...{ source, caseSensitive },
    literals: prepared.literals,
    scope: lazy(() => prepared.scope),
    re2: lazy(() => RE2JS.compile(source, RE2JS.MULTILINE | (caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE))),
    native: lazy(() => {
      const { native } = prepared;
      return native && compileNative(native);
    }),
    names: groupNames(source),
  };
};
