import { counted } from '../drafts/figures.js';
import { visible } from '../drafts/visible.js';
import { EXIT, UserError } from '../failure.js';
import { loadTestedRules, located } from '../files/rules.js';
import { explain } from '../rules/explain.js';
import { ruleReference } from '../rules/reference.js';
import type { Rule } from '../rules/rule.js';
import { ruleErrorText } from '../rules/rule-error.js';
import { type SelfTest, testRule } from '../rules/selftest.js';
import { ruleTable, selfTestText } from '../views/rules.js';
import { type Arguments, type Context, flagArgument, type Result } from './command.js';
import { oneRule } from './one-rule.js';
import { done, jsonDocument } from './result.js';
import { builtInRules, ruleSet } from './rule-set.js';
import { rulesOfTarget, type TargetRules } from './rule-target.js';
import { configFor } from './setup.js';

export async function listRules(args: Arguments, context: Context): Promise<Result> {
  const { rules } = await ruleSet(await configFor(args, context), context);
  if (flagArgument(args, 'json')) {
    const listed = rules.map(({ rule, builtIn, replaces }) => ({
      ...rule,
      built_in: builtIn,
      ...(replaces === undefined ? {} : { replaces }),
    }));
    return jsonDocument({ rules: listed }, []);
  }
  return done(ruleTable(rules, context.columns), [counted(rules.length, 'rule')]);
}

export async function checkRuleFiles(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const { rules } = await rightRules(target, args, context);
  return done(`${counted(rules.length, 'rule')} checked, nothing wrong.`, []);
}

/** The rules of a target, and those around them, where nothing is wrong with any of the target. */
async function rightRules(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Pick<TargetRules, 'rules' | 'known'>> {
  const { checkRules } = await import('../rules/check-set.js');
  const { rules, known, ids, errors, isAsked } = await rulesOfTarget(target, args, context);
  const isOfOthers = (file: string): boolean => !isAsked(file) && known.some((one) => one.file === file);
  const ofSet = checkRules(known, ids).filter(({ file }) => !isOfOthers(file));
  const wrong = [...errors, ...(await located(ofSet))];
  if (wrong.length > 0) throw new UserError(EXIT.configuration, wrong.map(ruleErrorText).join('\n'));
  if (rules.length > 0) return { rules, known };
  const text =
    'no rule in it. Expected a folder with files that end in .yaml; those of its folders are not read.';
  throw new UserError(EXIT.usage, `${target}: ${text}`);
}

export async function testRules(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const { rules, known } = await rightRules(target, args, context);
  const all = known.map(({ rule }) => rule);
  const results = rules.map((one) => ({ rule: one.rule, test: testRule(one, all) }));
  return done(selfTestText(results), [], results.some(isWrong) ? EXIT.data : EXIT.done);
}

const isWrong = ({ rule, test }: { readonly rule: Rule; readonly test: SelfTest }): boolean =>
  test.cases.some(({ status }) => status === 'missing' || status === 'noisy') ||
  (rule.status === 'stable' && test.uncovered.length > 0);

export async function explainRule(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const { rules } = await ruleSet(await configFor(args, context), context);
  const enabled = rules.map(({ rule }) => rule);
  return done(visible(explain(await oneRule('explain', target, enabled, context))), []);
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
