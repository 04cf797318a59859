import { counted } from '../../drafts/figures.js';
import { EXIT } from '../../failure.js';
import { loadRules } from '../../files/rules.js';
import { ruleErrorText } from '../../rules/rule-error.js';
import { type Finding, fail, ok, type Patient } from '../check.js';

/** Built-in rules and the users' own, as a run would load them. */
export async function checkRules({ rules: folders }: Patient): Promise<readonly Finding[]> {
  const { rules, errors } = await loadRules(folders);
  const own = rules.filter(({ builtIn }) => !builtIn).length;
  if (errors.length === 0) return [ok('rules', `${counted(rules.length, 'rule')}, ${own} of your own`)];
  const mend = 'frictionlog rules check FOLDER says all that is wrong.';
  return errors.map((error) => fail(EXIT.configuration, 'rules', ruleErrorText(error), mend));
}
