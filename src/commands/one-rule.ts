import { dirname } from 'node:path';
import { toPath } from '../analysis/places.js';
import { EXIT, UserError } from '../failure.js';
import { loadTestedRules } from '../files/rules.js';
import type { Rule } from '../rules/rule.js';
import { ruleErrorText } from '../rules/rule-error.js';
import type { Context } from './command.js';
import { surroundings } from './reading.js';

/** The rule that is asked and has this id, else the one of a file: that need not be enabled. */
export async function oneRule(
  action: string,
  target: string | undefined,
  asked: readonly Rule[],
  context: Context,
): Promise<Rule> {
  if (target === undefined)
    throw new UserError(EXIT.usage, `rules ${action}: name a rule file, or the id of a rule.`);
  return asked.find(({ id }) => id === target) ?? (await ruleOfFile(target, context));
}

async function ruleOfFile(target: string, context: Context): Promise<Rule> {
  const path = toPath(target, surroundings(context));
  const { rules, errors } = await loadTestedRules(dirname(path));
  const wrong = errors.filter(({ file }) => file === path);
  if (wrong.length > 0) throw new UserError(EXIT.configuration, wrong.map(ruleErrorText).join('\n'));
  const found = rules.find(({ file }) => file === path);
  if (found !== undefined) return found.rule;
  throw new UserError(
    EXIT.usage,
    `${target}: no such rule. Expected the id of a rule that is asked (frictionlog rules list names them) or a rule file, a path that ends in .yaml.`,
  );
}
