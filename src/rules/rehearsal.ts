import { blocksOf, clip, DEFAULT_GAP_LIMIT, lengthOf } from '../timing/active.js';
import type { SessionEvent, SessionStory } from '../transcript/event.js';
import { type Instant, type Interval, MINUTE, type Milliseconds, toInstant } from '../units.js';
import { rehearsedCall } from './rehearsed-call.js';
import type { RehearsalLine } from './schema/rehearsal.js';

/** Where every rehearsal begins; rules cannot see it. */
const BEGINNING = 1_767_225_600_000;
const PAUSE = 1000;
/** While something runs there is activity, or a long run would be a gap. */

/** Turns the lines of a test (rules.md 1) into the story of a session. */
export const rehearse = (lines: readonly RehearsalLine[]): SessionStory => {
  const events: SessionEvent[] = [];
  let end = BEGINNING - PAUSE;
  for (const line of lines) {
    const at = line.at === undefined ? end + PAUSE : BEGINNING + line.at;
    const added = eventsOf(line, toInstant(at), events.length, events.at(-1));
    events.push(...added);
    end = Math.max(at, ...added.map(endOf));
  }
  const instants = events.flatMap(activityOf).sort((a, b) => a - b);
  const blocks = blocksOf(instants, DEFAULT_GAP_LIMIT);
  return {
    id: 'rehearsal',
    user: 'rehearsal',
    host: 'rehearsal',
    project: 'rehearsal',
    start: instants[0],
    end: instants.at(-1),
    active: lengthOf(blocks),
    ...{ blocks, wholeBlocks: blocks, written: [] },
    instants,
    messages: [],
    events: events.map((event) => insideBlocks(event, blocks)),
  };
};

function eventsOf(
  line: RehearsalLine,
  at: Instant,
  order: number,
  before: SessionEvent | undefined,
): readonly SessionEvent[] {
  const thread = line.thread ?? 'main';
  const base = { file: 0, line: order + 1, recordUuid: `record-${order}`, order, at, thread };
  if (line.run !== undefined || line.tool !== undefined) {
    const call = rehearsedCall(line, base);
    if (call.outcome !== 'interrupted') return [call];
    return [
      call,
      { ...base, event: 'interruption', order: order + 1, at: call.resultAt, toolUseId: call.id },
    ];
  }
  if (line.user !== undefined)
    return [{ ...base, event: 'user_message', class: line.class ?? 'typed', text: line.user }];
  if (line.says !== undefined) return [{ ...base, event: 'assistant_message', text: line.says }];
  if (line.compacts === true) return [{ ...base, event: 'compaction', trigger: undefined }];
  if (line.api_error !== undefined) return [{ ...base, event: 'api_error', text: line.api_error }];
  if (line.hook_stops !== undefined) return [{ ...base, event: 'hook_stop', text: line.hook_stops }];
  return isTold(before) ? [] : [{ ...base, event: 'interruption', toolUseId: undefined }];
}

/** A marker right behind a declined or stopped call is that interruption once more (metrics.md 3). */
const isTold = (before: SessionEvent | undefined): boolean =>
  (before?.event === 'tool_call' && before.outcome === 'rejected') ||
  (before?.event === 'interruption' && before.toolUseId !== undefined);

const endOf = (event: SessionEvent): number =>
  (event.event === 'tool_call' ? (event.resultAt ?? event.startedAt) : event.at) ?? BEGINNING;

function activityOf(event: SessionEvent): readonly Instant[] {
  if (event.at === undefined) return [];
  if (event.event !== 'tool_call' || event.startedAt === undefined) return [event.at];
  const end = event.resultAt ?? event.startedAt;
  const ticks: Instant[] = [event.at];
  for (let at: number = event.startedAt; at < end; at += MINUTE) ticks.push(toInstant(at));
  return [...ticks, end];
}

function insideBlocks(event: SessionEvent, blocks: readonly Interval[]): SessionEvent {
  if (event.event !== 'tool_call') return event;
  const { callAt, startedAt, resultAt, ran, wait } = event;
  return {
    ...event,
    ran: ran && { ...ran, active: inside(blocks, startedAt, resultAt) ?? ran.active },
    activeWait: wait === undefined ? undefined : inside(blocks, callAt, startedAt),
  };
}

const inside = (
  blocks: readonly Interval[],
  from: Instant | undefined,
  to: Instant | undefined,
): Milliseconds | undefined =>
  from === undefined || to === undefined ? undefined : lengthOf(clip(blocks, from, to));
