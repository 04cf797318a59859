import { requiredLiterals } from './literals.js';
import { type NativeSource, nativeSourceOf } from './native.js';
import { type Scope, scopeOf } from './scope.js';

/** What can be worked out of a pattern before there is a text: plain data, which a build can keep. */
export interface PreparedPattern {
  readonly literals: readonly string[] | undefined;
  readonly native: NativeSource | undefined;
  readonly scope: Scope;
}

/** By `patternKey`. */
export type PreparedPatterns = Readonly<Record<string, PreparedPattern>>;

export const patternKey = (source: string, caseSensitive: boolean): string =>
  `${caseSensitive ? 's' : 'i'}${source}`;

/** Each part is worked out when it is asked for: many a pattern is never asked of a text. */
export const preparePattern = (source: string, caseSensitive: boolean): PreparedPattern => ({
  get literals() {
    return requiredLiterals(source);
  },
  get native() {
    return nativeSourceOf(source, caseSensitive);
  },
  get scope() {
    return scopeOf(source);
  },
});

/** From now on these patterns are taken as they were prepared. */
export const recallPatterns = (patterns: PreparedPatterns): void => {
  for (const [key, pattern] of Object.entries(patterns)) recalled.set(key, pattern);
};

export const recalledPattern = (source: string, caseSensitive: boolean): PreparedPattern | undefined =>
  recalled.get(patternKey(source, caseSensitive));

const recalled = new Map<string, PreparedPattern>();
