import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Rule } from '../rules/rule.js';
import type { RuleError } from '../rules/rule-error.js';
import { parseFolder } from './parse-rules.js';
import { writePatternCache } from './pattern-cache.js';
import { baseName, digestOf, type RuleFolder, readRuleFiles } from './rule-files.js';

/** Rules as they are after reading. Fits one state of the folder and, being built with it, one release. */
interface RuleCache {
  readonly digest: string;
  readonly rules: readonly { readonly rule: Rule; readonly name: string }[];
  readonly readers: readonly string[];
}

/** The rules of a folder that has not changed since the cache was written. */
export function cachedRules(path: string | undefined, folder: RuleFolder) {
  if (path === undefined || !existsSync(path)) return undefined;
  const cache = JSON.parse(readFileSync(path, 'utf8')) as RuleCache;
  if (cache.digest !== digestOfFolder(folder)) return undefined;
  const paths = new Map(folder.files.map((file) => [baseName(file.path), file.path]));
  const rules = cache.rules.map(({ rule, name }) => ({ rule, file: paths.get(name) ?? name }));
  return { rules, readers: cache.readers, errors: folder.errors };
}

/** Part of the build: the rules, and what is known of their patterns. Nothing is written if a rule is wrong. */
export async function writeRuleCache(
  folder: string,
  target: string,
  patterns: string,
): Promise<readonly RuleError[]> {
  const read = readRuleFiles(folder);
  const { rules, readers, errors } = await parseFolder(read);
  if (errors.length > 0) return errors;
  const cache: RuleCache = {
    digest: digestOfFolder(read),
    rules: rules.map(({ rule, file }) => ({ rule, name: baseName(file) })),
    readers,
  };
  writeFileSync(target, JSON.stringify(cache));
  writePatternCache(
    rules.map(({ rule }) => rule),
    patterns,
  );
  return [];
}

const digestOfFolder = ({ files, readers }: RuleFolder): string =>
  digestOf(readers === undefined ? files : [...files, readers]);
