import type { Match } from '../rules/match.js';
import type { CostModel, Rule } from '../rules/rule.js';
import type { SessionStory } from '../transcript/event.js';
import type { Interval, Milliseconds } from '../units.js';
import { type Run, runs, threshold } from './cost/duration.js';
import { failure } from './cost/failure.js';
import { outage } from './cost/outage.js';
import type { CostRange } from './cost/range.js';
import { retries } from './cost/retries.js';
import { turn } from './cost/turn.js';
import { wait } from './cost/wait.js';
import { clip } from './interval.js';

/** What a match costs as far as one session can tell; plain data. */
export type MatchCost =
  | { readonly kind: 'stretches'; readonly least: readonly Interval[]; readonly most: readonly Interval[] }
  | { readonly kind: 'runs'; readonly runs: readonly Run[]; readonly threshold: Milliseconds };

/** The cost of a match by its rule's model (metrics.md 5), clipped to the session's blocks. */
export const costOf = (story: SessionStory, match: Match, rule: Rule): MatchCost =>
  MODELS[rule.cost](story, match, rule);

type Model = (story: SessionStory, match: Match, rule: Rule) => MatchCost;

const clipped =
  (range: (story: SessionStory, match: Match) => CostRange): Model =>
  (story, match) => {
    const { least, most } = range(story, match);
    return { kind: 'stretches', least: clip(least, story.blocks), most: clip(most, story.blocks) };
  };

const MODELS = {
  failure: clipped(failure),
  retries: clipped(retries),
  duration: (story, match, rule) => ({
    kind: 'runs',
    runs: runs(story, match),
    threshold: threshold(rule, match.block),
  }),
  wait: clipped(wait),
  turn: clipped(turn),
  outage: clipped(outage),
  none: () => ({ kind: 'stretches', least: [], most: [] }),
} satisfies Record<CostModel, Model>;
