import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type PreparedPatterns, patternKey, preparePattern } from '../rules/prepared.js';
import type { Rule } from '../rules/rule.js';
import { conditionsOf, patternsIn, textsOf } from '../rules/walk.js';

/** Part of the build: what each thread of each run would work out anew for the patterns of these rules. */
export function writePatternCache(rules: readonly Rule[], target: string): void {
  if (preparePattern('a', true).native === undefined)
    throw new Error(
      'expected an engine with the linear mode of regular expressions, found none: set --enable-experimental-regexp-engine',
    );
  const prepared: PreparedPatterns = Object.fromEntries(
    rules
      .flatMap(conditionsOf)
      .flatMap(textsOf)
      .flatMap((text) =>
        patternsIn(text).map(({ pattern }) => [
          patternKey(pattern, text.case_sensitive),
          preparePattern(pattern, text.case_sensitive),
        ]),
      ),
  );
  writeFileSync(target, JSON.stringify(prepared));
}

/** Empty without a build: then all is worked out. */
export const readPatternCache = (path: URL): PreparedPatterns =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PreparedPatterns) : {};
