import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { toPath } from '../analysis/places.js';
import { counted } from '../drafts/figures.js';
import { EXIT, UserError } from '../failure.js';
import { loadTestedRules } from '../files/rules.js';
import { explain } from '../rules/explain.js';
import { ruleReference } from '../rules/reference.js';
import { ruleErrorText } from '../rules/rule-error.js';
import { testRule } from '../rules/selftest.js';
import { ruleTable, selfTestText } from '../views/rules.js';
import { type Arguments, type Context, flagArgument, type Result } from './command.js';
import { surroundings } from './reading.js';
import { done, jsonDocument } from './result.js';
import { builtInRules, ruleSet } from './rule-set.js';
import { configFor } from './setup.js';

export async function listRules(args: Arguments, context: Context): Promise<Result> {
  const { rules } = await ruleSet(await configFor(args, context), context);
  if (flagArgument(args, 'json')) {
    return jsonDocument({
      rules: rules.map(({ rule, builtIn, replaces }) => ({
        ...rule,
        built_in: builtIn,
        ...(replaces === undefined ? {} : { replaces }),
      })),
    });
  }
  return done(ruleTable(rules, context.columns), [counted(rules.length, 'rule')]);
}

type TestedRules = Awaited<ReturnType<typeof loadTestedRules>>;

/** Rules of a folder or one file of it; without a target the built-in ones and the user's own. */
async function testedRules(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<TestedRules> {
  const around = surroundings(context);
  const own = (await configFor(args, context)).ruleFolders.value.map((folder) => toPath(folder, around));
  const folders = target === undefined ? [builtInRules(context), ...own] : [folderOf(toPath(target, around))];
  const loaded = await Promise.all(folders.map((folder) => loadTestedRules(folder)));
  return {
    rules: loaded.flatMap(({ rules }) => rules),
    readers: loaded.flatMap(({ readers }) => readers),
    errors: loaded.flatMap(({ errors }) => errors),
  };
}

function folderOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new UserError(
      EXIT.usage,
      `${path}: no such rule, file or folder. frictionlog rules list names the rules.`,
    );
  return stat.isDirectory() ? path : dirname(path);
}

const isFile = (target: string | undefined): target is string => target?.endsWith('.yaml') === true;

export async function checkRuleFiles(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const { checkRules } = await import('../rules/check-set.js');
  const { rules, errors } = await testedRules(target, args, context);
  const builtIn = target === undefined ? [] : (await loadTestedRules(builtInRules(context))).rules;
  const known = [...builtIn.filter((one) => rules.every(({ rule }) => rule.id !== one.rule.id)), ...rules];
  const wrong = [...errors, ...checkRules(known)].filter(
    ({ file }) => !isFile(target) || basename(file) === basename(target),
  );
  if (wrong.length > 0) throw new UserError(EXIT.configuration, wrong.map(ruleErrorText).join('\n'));
  return done(`${counted(rules.length, 'rule')} checked, nothing wrong.`, []);
}

export async function testRules(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const isId = target !== undefined && /^[a-z0-9-]+$/.test(target);
  const { rules, errors } = await testedRules(isId ? undefined : target, args, context);
  if (errors.length > 0) throw new UserError(EXIT.configuration, errors.map(ruleErrorText).join('\n'));
  const chosen = rules.filter(
    ({ rule, file }) =>
      target === undefined ||
      (isId ? rule.id === target : !isFile(target) || basename(file) === basename(target)),
  );
  if (chosen.length === 0)
    throw new UserError(EXIT.usage, `${target}: no such rule. frictionlog rules list names them.`);
  const builtIn = (await loadTestedRules(builtInRules(context))).rules;
  const all = [...new Map([...builtIn, ...rules].map(({ rule }) => [rule.id, rule])).values()];
  const results = chosen.map((one) => ({ rule: one.rule, test: testRule(one, all) }));
  const failed = results.some(
    ({ rule, test }) =>
      test.cases.some(({ status }) => status === 'missing' || status === 'noisy') ||
      (rule.status === 'stable' && test.uncovered.length > 0),
  );
  return done(selfTestText(results), [], failed ? EXIT.data : EXIT.done);
}

export async function explainRule(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const { rules } = await ruleSet(await configFor(args, context), context);
  const found = rules.find(({ rule }) => rule.id === target);
  if (found === undefined)
    throw new UserError(
      EXIT.usage,
      `${target ?? 'rules explain'}: no such rule. frictionlog rules list names them.`,
    );
  return done(explain(found.rule), []);
}

export async function printSchema(): Promise<Result> {
  const { ruleJsonSchema } = await import('../rules/json-schema.js');
  return done(ruleJsonSchema(), []);
}

/** Only the built-in rules: the page is committed. */
export async function printReference(context: Context): Promise<Result> {
  const { rules } = await loadTestedRules(builtInRules(context));
  return done(ruleReference(rules.map(({ rule }) => rule)), []);
}
