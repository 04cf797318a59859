import type { SessionEvent } from '../transcript/event.js';
import type { RuleLists } from './checks.js';
import type { SequenceBlock } from './rule.js';
import { type CompiledSelector, compileSelector } from './selector.js';
import type { BlockFinder } from './single.js';
import { type Asking, fieldValue, type Taken } from './taken.js';
import { isWithin } from './window.js';

/** Ordered steps within a window, in one thread; an event is part of one match at most. */
export const findSequences = (block: SequenceBlock, lists: RuleLists): BlockFinder => {
  const steps = block.steps.map((step) => compileSelector(step.match, step.unless, lists));
  const breakers = block.broken_by.map((selector) => compileSelector(selector, [], lists));
  return (asking, claimed) => {
    const takers = steps.map((step) => takenBy([step], asking, claimed));
    if (takers.some((taken) => taken.size === 0)) return [];
    const breaks = takenBy(breakers, asking, new Set());
    return [...asking.view.threads.values()].flatMap((thread) => {
      const events = thread.filter((event) => breaks.has(event) || takers.some((taken) => taken.has(event)));
      return inThread({ block, events, takers, breaks, used: new Set(), asking, same: new Map() });
    });
  };
};

type TakenEvents = ReadonlyMap<SessionEvent, Taken>;

/** One thread, and who can play which step in it. */
interface Scene {
  readonly block: SequenceBlock;
  /** Those that can take part or break. */
  readonly events: readonly SessionEvent[];
  /** For each step. */
  readonly takers: readonly TakenEvents[];
  readonly breaks: TakenEvents;
  /** Grows with every match. */
  readonly used: Set<SessionEvent>;
  readonly asking: Asking;
  /** Remembers `sameOf`. */
  readonly same: Map<Taken, readonly (readonly [string, string])[]>;
}

function takenBy(
  selectors: readonly CompiledSelector[],
  asking: Asking,
  claimed: ReadonlySet<SessionEvent>,
): TakenEvents {
  const events = new Map<SessionEvent, Taken>();
  for (const { gate, take } of selectors) {
    for (const event of asking.view.candidates(gate.key, gate.passes)) {
      const taken = claimed.has(event) || events.has(event) ? undefined : take(event, asking);
      if (taken !== undefined) events.set(event, taken);
    }
  }
  return events;
}

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
  const { block, events, takers, used } = scene;
  const match = [first];
  const values = new Map<string, string>();
  agree(scene, first, values);
  const needed = block.steps.flatMap((step, at) => Array.from({ length: step.times }, () => at));
  for (let at = index + 1; at < events.length; at++) {
    const event = events[at];
    if (event === undefined) break;
    const isComplete = match.length >= needed.length;
    const anchor = isComplete ? (match.at(-1) ?? first) : first;
    if (!isWithin(block.within, anchor.event, event, scene.asking.view)) break;
    const taken = used.has(event)
      ? undefined
      : takers[needed[match.length] ?? block.steps.length - 1]?.get(event);
    if (taken !== undefined && agree(scene, taken, values)) match.push(taken);
    else if (isBroken(scene, event, values)) break;
  }
  return match.length >= needed.length ? match : undefined;
}

/** Do the `same` fields that this event has equal those so far? If so, new ones are kept. */
function agree(scene: Scene, taken: Taken, values: Map<string, string>): boolean {
  const own = sameOf(scene, taken);
  if (own.some(([field, value]) => (values.get(field) ?? value) !== value)) return false;
  for (const [field, value] of own) values.set(field, value);
  return true;
}

/** An event that has a `same` field with another value breaks nothing. */
function isBroken(scene: Scene, event: SessionEvent, values: ReadonlyMap<string, string>): boolean {
  const breaker = scene.breaks.get(event);
  return (
    breaker !== undefined &&
    sameOf(scene, breaker).every(([field, value]) => (values.get(field) ?? value) === value)
  );
}

/** The `same` fields that the event has. */
function sameOf({ block, asking, same }: Scene, taken: Taken): readonly (readonly [string, string])[] {
  const known = same.get(taken);
  if (known !== undefined) return known;
  const own = block.same.flatMap((field) => {
    const value = fieldValue(taken, field, undefined, asking);
    return value === undefined ? [] : [[field, value] as const];
  });
  same.set(taken, own);
  return own;
}
