import type { Instant, Interval } from '../units.js';
import { clip } from './active.js';

/** Which sessions count: those that start in `[since, until)`, or those with any activity in it, clipped. */
export interface Window {
  readonly by: 'start' | 'overlap';
  readonly since: Instant | undefined;
  readonly until: Instant | undefined;
}

export const EVERYTHING: Window = { by: 'start', since: undefined, until: undefined };

/** A session without activity instants is inside only where the window has no bounds. */
export function isInside(window: Window, instants: readonly Instant[]): boolean {
  if (window.since === undefined && window.until === undefined) return true;
  const candidates = window.by === 'start' ? instants.slice(0, 1) : instants;
  return candidates.some((instant) => contains(window, instant));
}

/** Blocks as far as they count: whole sessions by start, clipped ones by overlap. */
export function clipToWindow(window: Window, blocks: readonly Interval[]): readonly Interval[] {
  if (window.by === 'start') return blocks;
  const until = window.until ?? (Infinity as Instant);
  const begun = blocks.filter(({ start }) => start < until);
  return clip(begun, window.since ?? (-Infinity as Instant), until);
}

/** Whether an event counts: by overlap those inside alone; one without a time cannot be said to lie outside. */
export const counts = (window: Window, at: Instant | undefined): boolean =>
  window.by === 'start' || at === undefined || contains(window, at);

export const contains = (window: Window, instant: Instant): boolean =>
  (window.since === undefined || instant >= window.since) &&
  (window.until === undefined || instant < window.until);
