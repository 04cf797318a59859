import type { Match } from '../../rules/match.js';
import type { SessionStory } from '../../transcript/event.js';
import { stretch } from '../interval.js';
import type { CostRange } from './range.js';
import { endOf, failedCalls, wastedStep } from './step.js';

/** Least: the wasted steps of all attempts after the first. Most: from the first failure to the last attempt's end. */
export function retries(story: SessionStory, match: Match): CostRange {
  const [first, ...others] = failedCalls(match);
  const least = others.flatMap((call) => wastedStep(story, call));
  const last = others.at(-1);
  if (first === undefined || last === undefined) return { least, most: least };
  return { least, most: [...least, ...stretch(endOf(first), endOf(last))] };
}
