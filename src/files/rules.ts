import type { Setting } from '../config/config.js';
import { checkRules } from '../rules/check-set.js';
import { idsLike } from '../rules/ids-like.js';
import type { Rule } from '../rules/rule.js';
import { type RuleError, shown } from '../rules/rule-error.js';
import { type ParsedFolder, parseFolder } from './parse-rules.js';
import { cachedRules } from './rule-cache.js';
import { readRuleFiles } from './rule-files.js';

export interface RuleFolders {
  readonly builtIn: string;
  /** What `writeRuleCache` made of the built-in folder; one that no longer fits it is not used. */
  readonly cache: string | undefined;
  /** The users' own; a rule in a later folder replaces one with its id in an earlier. */
  readonly extra: readonly string[];
  readonly disabled: Pick<Setting<readonly string[]>, 'value' | 'detail'>;
}

export interface LoadedRule {
  readonly rule: Rule;
  readonly file: string;
  readonly builtIn: boolean;
  /** The file whose rule this one replaces. */
  readonly replaces: string | undefined;
}

export interface LoadedRules {
  /** In the order of their ids, without the disabled ones. */
  readonly rules: readonly LoadedRule[];
  /** Not asked, but names that may be mentioned. */
  readonly disabled: readonly Rule[];
  /** Commands that only show text, of all folders; for `parseShell`. */
  readonly readers: readonly string[];
  readonly errors: readonly RuleError[];
}

/** Loads every rule that is asked. Schema and YAML parser are fetched only for files that the cache does not know. */
export async function loadRules({ builtIn, cache, extra, disabled }: RuleFolders): Promise<LoadedRules> {
  const errors: RuleError[] = [];
  const readers: string[] = [];
  const byId = new Map<string, LoadedRule>();
  for (const [index, folder] of [builtIn, ...extra].entries()) {
    const { rules, ...parsed } = await loadFolder(folder, index === 0 ? cache : undefined);
    errors.push(...parsed.errors);
    readers.push(...parsed.readers);
    for (const { rule, file } of rules) {
      byId.set(rule.id, { rule, file, builtIn: index === 0, replaces: byId.get(rule.id)?.file });
    }
  }
  const all = [...byId.values()].sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  // A disabled rule is still a name: `yields_to` may go on to mention it.
  errors.push(...(await located([...checkRules(all), ...unknownIds(disabled, byId)])));
  const isDisabled = ({ rule }: LoadedRule): boolean => disabled.value.includes(rule.id);
  return {
    rules: all.filter((one) => !isDisabled(one)),
    disabled: all.filter(isDisabled).map(({ rule }) => rule),
    ...{ readers, errors },
  };
}

/** The rules of one folder with their tests: for `rules check` and `rules test`. */
export const loadTestedRules = (folder: string): Promise<ParsedFolder> => parseFolder(readRuleFiles(folder));

async function loadFolder(
  path: string,
  cache: string | undefined,
): Promise<Omit<ParsedFolder, 'rules'> & { readonly rules: readonly { rule: Rule; file: string }[] }> {
  const folder = readRuleFiles(path);
  return cachedRules(cache, folder) ?? (await parseFolder(folder));
}

/** The parser is fetched for errors alone. */
export async function located(errors: readonly RuleError[]): Promise<readonly RuleError[]> {
  return errors.length === 0 ? errors : (await import('./yaml-line.js')).withLines(errors);
}

const unknownIds = (
  { value, detail }: RuleFolders['disabled'],
  known: ReadonlyMap<string, unknown>,
): readonly RuleError[] =>
  value.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          {
            ...{ file: detail, line: undefined, path: `rules.disabled.${index}` },
            ...{ expected: 'the id of a rule', found: shown(id) },
            hint: idsLike(id, [...known.keys()]) || 'see `frictionlog rules list`',
          },
        ],
  );
