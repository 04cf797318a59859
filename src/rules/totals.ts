import { formatDuration } from '../timing/clock.js';
import type { SessionEvent, SessionStory } from '../transcript/event.js';
import { toMilliseconds } from '../units.js';
import { numberHolds } from './number.js';
import { type SessionBlock, TOTALS, type Total } from './rule.js';

/** Does the session as a whole satisfy every total that the block names? */
export const totalsHold = (block: SessionBlock, story: SessionStory): boolean => {
  const totals = totalsOf(story);
  return TOTALS.every((total) => {
    const condition = block.where[total];
    return condition === undefined || numberHolds(condition, totals[total]);
  });
};

/** The totals that the block names, one a line: what there is to show of a session as a whole. */
export const totalsText = (block: SessionBlock, story: SessionStory): string => {
  const totals = totalsOf(story);
  return TOTALS.filter((total) => block.where[total] !== undefined)
    .map((total) => `${total}: ${written(total, totals[total])}`)
    .join('\n');
};

const written = (total: Total, value: number | undefined): string => {
  if (value === undefined) return 'unknown';
  if (total === 'active_time') return formatDuration(toMilliseconds(value));
  return total === 'error_rate' ? `${Number((value * 100).toPrecision(2))} %` : String(value);
};

/** The error rate of a session without calls is absent. */
const totalsOf = (story: SessionStory): Readonly<Record<Total, number | undefined>> => {
  const count = (holds: (event: SessionEvent) => boolean): number => story.events.filter(holds).length;
  const calls = count((event) => event.event === 'tool_call');
  const errors = count((event) => event.event === 'tool_call' && event.outcome === 'error');
  return {
    active_time: story.active,
    tool_calls: calls,
    errors,
    error_rate: calls === 0 ? undefined : errors / calls,
    interruptions: count((event) => event.event === 'interruption'),
    user_messages: count((event) => event.event === 'user_message'),
    compactions: count((event) => event.event === 'compaction'),
    api_errors: count((event) => event.event === 'api_error'),
  };
};
