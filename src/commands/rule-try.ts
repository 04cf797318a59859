import { counted } from '../drafts/figures.js';
import { analyze } from '../pipeline.js';
import type { Rule } from '../rules/rule.js';
import { evidenceText } from '../views/evidence.js';
import { askedRules, readOptionsFor } from './analysis.js';
import type { Arguments, Context, Result } from './command.js';
import { oneRule } from './one-rule.js';
import { problemNotes } from './problems.js';
import { placesFor } from './reading.js';
import { done } from './result.js';
import { ruleSet } from './rule-set.js';
import { setUp } from './setup.js';

const SHOWN = 20;

/** A signal has no groups, and what it matches is what is asked here. */
const shownRule = (rule: Rule): Rule =>
  rule.status === 'signal' ? { ...rule, status: 'experimental' } : rule;

/** Runs one rule over history before it is enabled; the others are asked too, as it may yield to them. */
export async function tryRule(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const setup = await setUp(args, context);
  const loaded = askedRules(await ruleSet(setup.config, context));
  const rule = await oneRule('try', target, loaded.rules, context);
  const others = loaded.rules.filter(({ id }) => id !== rule.id);
  const options = await readOptionsFor(
    { ...args, rule: [rule.id] },
    setup,
    context,
    { ...loaded, rules: [...others, shownRule(rule)] },
    { detail: false, examples: false },
  );
  const { corpus, groups, zone } = await analyze(placesFor(args, setup, context), options, context.progress);
  const matches = groups.flatMap((group) => group.matches);
  const shown = matches.slice(0, SHOWN).map((match) => evidenceText(match, zone));
  const more = matches.length > SHOWN ? [`… and ${matches.length - SHOWN} more.`] : [];
  const total = `${rule.id}: ${counted(matches.length, 'match', 'matches')} in ${counted(groups.length, 'group')}.`;
  return done([...shown, ...more, total].join('\n\n'), problemNotes(corpus.problems));
}
