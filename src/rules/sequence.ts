import type { SessionEvent } from '../transcript/event.js';
import type { RuleLists } from './event-tests.js';
import type { SequenceBlock } from './rule.js';
import { type CompiledSelector, compileSelector } from './selector.js';
import type { BlockFinder } from './single.js';
import { type Asking, fieldValue, type Taken } from './taken.js';
import { hasPlaceIn, isWithin } from './window.js';

/** Ordered steps within a window, in one thread; an event is part of one match at most. */
export const findSequences = (block: SequenceBlock, lists: RuleLists): BlockFinder => {
  const steps = block.steps.map((step) => compileSelector(step.match, step.unless, lists));
  const breakers = block.broken_by.map((selector) => compileSelector(selector, [], lists));
  const needed = block.steps.flatMap((step, at) => Array.from({ length: step.times }, () => at));
  const find: BlockFinder['find'] = (asking, claimed) => {
    const takers = takersOf(block, steps, asking, claimed);
    if (takers === undefined) return [];
    const scene = (thread: readonly SessionEvent[], breaks: TakenEvents): Scene => {
      const events = thread.filter((event) => breaks.has(event) || takers.some((taken) => taken.has(event)));
      return { block, events, takers, breaks, needed, used: new Set(), asking, same: new Map() };
    };
    const threads = [...asking.view.threads.values()];
    if (!threads.some((thread) => mayMatch(scene(thread, NONE)))) return [];
    const breaks = takenBy(breakers, asking, new Set());
    return threads.flatMap((thread) => inThread(scene(thread, breaks)));
  };
  return { gates: [...steps, ...breakers].map(({ gate }) => gate), find };
};

type TakenEvents = ReadonlyMap<SessionEvent, Taken>;
const NONE: TakenEvents = new Map();

/** One thread, and who can play which step in it. */
interface Scene {
  readonly block: SequenceBlock;
  /** Those that can take part or break. */
  readonly events: readonly SessionEvent[];
  /** For each step. */
  readonly takers: readonly TakenEvents[];
  readonly breaks: TakenEvents;
  /** For each event of a complete match, the step it plays. */
  readonly needed: readonly number[];
  /** Grows with every match. */
  readonly used: Set<SessionEvent>;
  readonly asking: Asking;
  /** Remembers `sameOf`. */
  readonly same: Map<Taken, Map<string, string | undefined>>;
}

/** Who can play each step; `undefined` if there are too few for one. The rarest are asked for first. */
function takersOf(
  { steps }: SequenceBlock,
  selectors: readonly CompiledSelector[],
  asking: Asking,
  claimed: ReadonlySet<SessionEvent>,
): readonly TakenEvents[] | undefined {
  const takers: TakenEvents[] = [];
  const roles = selectors.map((selector, at) => ({
    selector,
    at,
    candidates: asking.view.candidates(selector.gate).length,
  }));
  for (const { selector, at } of roles.sort((a, b) => a.candidates - b.candidates)) {
    const taken = takenBy([selector], asking, claimed);
    if (taken.size < (steps[at]?.times ?? 1)) return undefined;
    takers[at] = taken;
  }
  return takers;
}

function takenBy(
  selectors: readonly CompiledSelector[],
  asking: Asking,
  claimed: ReadonlySet<SessionEvent>,
): TakenEvents {
  const events = new Map<SessionEvent, Taken>();
  for (const { gate, take } of selectors) {
    for (const event of asking.view.candidates(gate)) {
      const taken = claimed.has(event) || events.has(event) ? undefined : take(event, asking);
      if (taken !== undefined) events.set(event, taken);
    }
  }
  return events;
}

/** Could anything in the thread begin a match, if nothing broke it? */
const mayMatch = (scene: Scene): boolean =>
  scene.events.some(
    (event, index) => scene.takers[0]?.has(event) === true && isPossible(scene, event, index),
  );

function inThread(scene: Scene): readonly (readonly Taken[])[] {
  const matches: (readonly Taken[])[] = [];
  scene.events.forEach((event, index) => {
    const first = scene.used.has(event) ? undefined : scene.takers[0]?.get(event);
    const match = first && beginAt(scene, first, index);
    if (match === undefined) return;
    matches.push(match);
    for (const { event: taken } of match) scene.used.add(taken);
  });
  return matches;
}

/** The match that begins with this event; a complete one goes on as long as its last step repeats in time. */
function beginAt(scene: Scene, first: Taken, index: number): readonly Taken[] | undefined {
  const { block, events, used } = scene;
  if (!isPossible(scene, first.event, index)) return undefined;
  const match = [first];
  const values = new Map<string, string>();
  agree(scene, first, values);
  for (let at = index + 1; at < events.length; at++) {
    const event = events[at];
    if (event === undefined) break;
    const isComplete = match.length >= scene.needed.length;
    const anchor = isComplete ? (match.at(-1) ?? first) : first;
    const hasPlace = hasPlaceIn(block.within, event);
    if (hasPlace && !isWithin(block.within, anchor.event, event, scene.asking.view)) break;
    const taken = hasPlace && !used.has(event) ? takerOf(scene, match.length)?.get(event) : undefined;
    if (taken !== undefined && agree(scene, taken, values)) match.push(taken);
    else if (isBroken(scene, event, values)) break;
  }
  return match.length >= scene.needed.length ? match : undefined;
}

/** Would there be enough events if `same` and `broken_by` were not? Most beginnings end here, at no cost. */
function isPossible(scene: Scene, first: SessionEvent, index: number): boolean {
  let taken = 1;
  for (let at = index + 1; taken < scene.needed.length; at++) {
    const event = scene.events[at];
    if (event === undefined) return false;
    if (!hasPlaceIn(scene.block.within, event)) continue;
    if (!isWithin(scene.block.within, first, event, scene.asking.view)) return false;
    if (!scene.used.has(event) && takerOf(scene, taken)?.has(event)) taken++;
  }
  return true;
}

/** Who can play the next event; beyond the last step that step repeats. */
const takerOf = (scene: Scene, taken: number): TakenEvents | undefined =>
  scene.takers[scene.needed[taken] ?? scene.block.steps.length - 1];

/** Do the `same` fields that this event has equal those so far? If so, new ones are kept. */
function agree(scene: Scene, taken: Taken, values: Map<string, string>): boolean {
  if (!hasSame(scene, taken, values)) return false;
  for (const field of scene.block.same) {
    const value = sameOf(scene, taken, field);
    if (value !== undefined) values.set(field, value);
  }
  return true;
}

const hasSame = (scene: Scene, taken: Taken, values: ReadonlyMap<string, string>): boolean =>
  scene.block.same.every((field) => {
    const wanted = values.get(field);
    return wanted === undefined || (sameOf(scene, taken, field) ?? wanted) === wanted;
  });

/** An event that has a `same` field with another value breaks nothing. */
function isBroken(scene: Scene, event: SessionEvent, values: ReadonlyMap<string, string>): boolean {
  const breaker = scene.breaks.get(event);
  return breaker !== undefined && hasSame(scene, breaker, values);
}

function sameOf({ asking, same }: Scene, taken: Taken, field: string): string | undefined {
  const known = same.get(taken) ?? new Map<string, string | undefined>();
  same.set(taken, known);
  if (!known.has(field)) known.set(field, fieldValue(taken, field, undefined, asking));
  return known.get(field);
}
