import { dirname } from 'node:path';
import { toPath } from '../analysis/places.js';
import { counted } from '../drafts/figures.js';
import { EXIT, UserError } from '../failure.js';
import { loadTestedRules } from '../files/rules.js';
import { analyze } from '../pipeline.js';
import type { Rule } from '../rules/rule.js';
import { ruleErrorText } from '../rules/rule-error.js';
import { evidenceText } from '../views/evidence.js';
import { readOptionsFor } from './analysis.js';
import type { Arguments, Context, Result } from './command.js';
import { placesFor, surroundings } from './reading.js';
import { done } from './result.js';
import { ruleSet } from './rule-set.js';
import { setUp } from './setup.js';

const SHOWN = 20;

/** Runs one rule over history before it is enabled; the others are asked too, as it may yield to them. */
export async function tryRule(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const setup = await setUp(args, context);
  const loaded = await ruleSet(setup.config, context);
  const rule = await ruleToTry(
    target,
    loaded.rules.map((one) => one.rule),
    context,
  );
  const others = loaded.rules.map((one) => one.rule).filter(({ id }) => id !== rule.id);
  const options = await readOptionsFor(
    { ...args, rule: [rule.id] },
    setup,
    context,
    [...others, rule],
    loaded.readers,
    { detail: false, examples: false },
  );
  const { groups, zone } = await analyze(placesFor(args, setup, context), options, context.progress);
  const matches = groups.flatMap((group) => group.matches);
  const shown = matches.slice(0, SHOWN).map((match) => evidenceText(match, zone));
  const more = matches.length > SHOWN ? [`… and ${matches.length - SHOWN} more.`] : [];
  const total = `${rule.id}: ${counted(matches.length, 'match', 'matches')} in ${counted(groups.length, 'group')}.`;
  return done([...shown, ...more, total].join('\n\n'), []);
}

async function ruleToTry(
  target: string | undefined,
  known: readonly Rule[],
  context: Context,
): Promise<Rule> {
  const enabled = known.find(({ id }) => id === target);
  if (enabled !== undefined) return enabled;
  if (target === undefined)
    throw new UserError(EXIT.usage, 'rules try: name a rule file, or the id of a rule.');
  const path = toPath(target, surroundings(context));
  const { rules, errors } = await loadTestedRules(dirname(path));
  const wrong = errors.filter(({ file }) => file === path);
  if (wrong.length > 0) throw new UserError(EXIT.configuration, wrong.map(ruleErrorText).join('\n'));
  const found = rules.find(({ file }) => file === path);
  if (found !== undefined) return found.rule;
  throw new UserError(EXIT.usage, `${path}: no such rule file. Expected a path that ends in .yaml.`);
}
