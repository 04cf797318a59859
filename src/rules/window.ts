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
  if ('wall' in window) return later.at - earlier.at <= window.wall;
  return activeBetween(view.story.blocks, earlier.at, later.at) <= window.active;
};

/** Time from one instant to another with the gaps left out. */
export const activeBetween = (blocks: readonly Interval[], from: Instant, to: Instant): number => {
  let active = 0;
  for (const { start, end } of blocks) active += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return active;
};

/** Both ends count where they are calls: `{ calls: 12 }` is twelve calls in a row. */
const callsFromTo = (earlier: SessionEvent, later: SessionEvent, view: SessionView): number =>
  view.callsBefore(later) - view.callsBefore(earlier) + (later.event === 'tool_call' ? 1 : 0);
