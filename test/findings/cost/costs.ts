import { costOf } from '../../../src/findings/cost.js';
import type { Match } from '../../../src/rules/match.js';
import type { CostModel } from '../../../src/rules/rule.js';
import type { SessionStory } from '../../../src/transcript/event.js';
import { inSeconds, matchOf, ruleOf } from '../stories.js';

/** What a match of these events costs by a model, in seconds. */
export function costs(
  cost: CostModel,
  story: SessionStory,
  positions: readonly number[],
  more: Partial<Match> = {},
): { least: [number, number][]; most: [number, number][] } {
  const priced = costOf(story, matchOf(story, positions, more), ruleOf({ cost }));
  if (priced.kind !== 'stretches') throw new Error('expected stretches');
  return { least: inSeconds(priced.least), most: inSeconds(priced.most) };
}
