import type { Analysis } from '../analysis/analysis.js';
import { fixSource, readFixes } from '../analysis/fixes.js';
import { EXIT, UserError } from '../failure.js';
import type { LoadedRules } from '../files/rules.js';
import { type AnalyzeOptions, analyze } from '../pipeline.js';
import type { Rule } from '../rules/rule.js';
import { type Arguments, type Context, flagArgument, numberArgument, textsArgument } from './command.js';
import { placesFor, readOptions, surroundings } from './reading.js';
import { redactionOptions } from './redacting.js';
import { ruleSet } from './rule-set.js';
import { durationArgument, type Setup } from './setup.js';
import { storingFor } from './storing.js';

/** What drafts and JSON ask of a run beyond the numbers. */
export interface Wanted {
  readonly detail: boolean;
  readonly examples: boolean;
  /** Whether the pseudonyms of this run are kept, as what it writes has them; default: no. */
  readonly keeps?: boolean;
}

/** Rules that are asked, those that are only names, and commands that only show text. */
export interface AskedRules {
  readonly rules: readonly Rule[];
  readonly disabled: readonly Rule[];
  readonly readers: readonly string[];
}

export const askedRules = ({ rules, disabled, readers }: LoadedRules): AskedRules => ({
  ...{ disabled, readers },
  rules: rules.map(({ rule }) => rule),
});

/** @throws UserError where a rule of `--rule` is none, or one that never has groups */
function checkAsked(asked: readonly string[], rules: readonly Rule[]): void {
  const wrong = (ids: readonly string[], why: string) =>
    new UserError(EXIT.usage, `--rule ${ids.join(', ')}: ${why}`);
  const unknown = asked.filter((id) => !rules.some((rule) => rule.id === id));
  if (unknown.length > 0) throw wrong(unknown, 'no such rule. frictionlog rules list names them.');
  const silent = rules.filter(({ id, status }) => asked.includes(id) && SILENT.has(status));
  if (silent.length > 0)
    throw wrong(
      silent.map(({ id }) => id),
      'a signal or retired rule, which has no groups of its own. frictionlog rules try shows what it matches.',
    );
}

const SILENT: ReadonlySet<Rule['status']> = new Set(['signal', 'retired']);

/** One analysis as the arguments ask for it. */
export async function analysisFor(
  args: Arguments,
  setup: Setup,
  context: Context,
  wanted: Wanted,
): Promise<Analysis> {
  const { config } = setup;
  const asking = askedRules(await ruleSet(config, context));
  const { rules } = asking;
  checkAsked(textsArgument(args, 'rule'), rules);
  const options = await readOptionsFor(args, setup, context, asking, wanted);
  const places = placesFor(args, setup, context);
  const storing = await storingFor(args, setup, context, options);
  try {
    return await analyze(places, options, context.progress, storing);
  } finally {
    storing?.close();
  }
}

/** Unproven rules whose findings somebody here can mend. */
const experimental = (rules: readonly Rule[]): readonly string[] =>
  rules
    .filter(({ status, owner }) => status === 'experimental' && owner !== 'harness' && owner !== 'provider')
    .map(({ id }) => id);

/** Everything that an analysis with these rules takes from arguments and configuration. */
export async function readOptionsFor(
  args: Arguments,
  setup: Setup,
  context: Context,
  { rules, disabled, readers }: AskedRules,
  wanted: Wanted,
): Promise<AnalyzeOptions> {
  const { config, asOf, zone } = setup;
  const only = textsArgument(args, 'rule');
  const fixes = fixSource(config, surroundings(context));
  return {
    ...readOptions(setup, context, { ...wanted, rules, readers }),
    only,
    findings: {
      ...{ asOf, zone },
      asked: [...only, ...(flagArgument(args, 'experimental') ? experimental(rules) : [])],
      minSessions: numberArgument(args, 'min-sessions'),
      minUsers: numberArgument(args, 'min-users'),
      within: durationArgument(args, 'within'),
      // Who asks no rules has nothing that could be mended, and no names to hold fixes against.
      fixes: rules.length === 0 ? [] : await readFixes(fixes, [...disabled, ...rules], { asOf, zone }),
    },
    redaction: { ...redactionOptions(setup, context), keeps: wanted.keeps === true },
  };
}
