import type { SessionEvent } from '../transcript/event.js';
import type { Instant, Interval } from '../units.js';
import type { Window } from './rule.js';
import type { SessionView } from './view.js';

/** Does `later` follow `earlier` within the window? Without a window always; without an instant only by calls. */
export const isWithin = (
  window: Window | undefined,
  earlier: SessionEvent,
  later: SessionEvent,
  view: SessionView,
): boolean => {
  if (window === undefined) return true;
  if ('calls' in window) return callsFromTo(earlier, later, view) <= window.calls;
  if (earlier.at === undefined || later.at === undefined) return false;
  if ('wall' in window) return Math.abs(later.at - earlier.at) <= window.wall;
  return activeBetween(view.story.wholeBlocks, earlier.at, later.at) <= window.active;
};

/** Whether the window can be asked about an event. */
export const hasPlaceIn = (window: Window | undefined, event: SessionEvent): boolean =>
  window === undefined || 'calls' in window || event.at !== undefined;

/** Time between two instants with the gaps left out. File order is not time order: either may be the earlier one. */
export const activeBetween = (blocks: readonly Interval[], one: Instant, other: Instant): number => {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  let active = 0;
  for (const { start, end } of blocks) active += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return active;
};

/** Both ends count where they are calls: `{ calls: 12 }` is twelve calls in a row. */
const callsFromTo = (earlier: SessionEvent, later: SessionEvent, view: SessionView): number =>
  view.callsBefore(later) - view.callsBefore(earlier) + (later.event === 'tool_call' ? 1 : 0);
