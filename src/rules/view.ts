import { gather } from '../gather.js';
import type { EventKind, SessionEvent, SessionStory, UserMessageEvent } from '../transcript/event.js';
import { beginOfRow } from '../transcript/prompt-row.js';
import type { EventTest } from './event-tests.js';
import { type Facts, factsOf } from './facts.js';
import type { Gate, TextKind } from './gate.js';
import { type Mentions, sortByMention } from './mentions.js';
import { cutText, edgeLineStarts, endOfLine, type ScannedText, scanText } from './text.js';

/** One session as the rules ask about it; what is computed is kept until the session is done. */
export interface SessionView {
  readonly story: SessionStory;
  readonly threads: ReadonlyMap<string, readonly SessionEvent[]>;
  readonly facts: (event: SessionEvent) => Facts;
  readonly scanned: (event: SessionEvent, kind: TextKind) => ScannedText;
  /** Events that pass a gate and have one of its literals, in order. */
  readonly candidates: (gate: Gate) => readonly SessionEvent[];
  /** The nearest earlier event of a kind since the prompt before. */
  readonly preceding: (event: SessionEvent, kind: EventKind) => SessionEvent | undefined;
  /** The nearest later event of a kind before the next prompt. */
  readonly following: (event: SessionEvent, kind: EventKind) => SessionEvent | undefined;
  readonly previousPrompt: (event: SessionEvent) => UserMessageEvent | undefined;
  /** How many calls of the thread come before the event. */
  readonly callsBefore: (event: SessionEvent) => number;
}

export const viewSession = (story: SessionStory, mentions: ReadonlyMap<Gate, Mentions>): SessionView => {
  const threads = gather(story.events, ({ thread }) => thread);
  const positions = positionsIn(threads);
  const scanned = scanner();
  const threadOf = (event: SessionEvent): readonly SessionEvent[] => threads.get(event.thread) ?? [];
  const positionOf = (event: SessionEvent): number => positions.get(event)?.index ?? 0;
  return {
    story,
    threads,
    facts: factsOf(story.project),
    scanned,
    candidates: candidatesIn(story.events, mentions, scanned),
    preceding: (event, kind) => precedingIn(threadOf(event), positionOf(event), kind, event),
    following: (event, kind) => followingIn(threadOf(event), positionOf(event), kind),
    previousPrompt: (event) => threadOf(event).slice(0, positionOf(event)).findLast(isPrompt),
    callsBefore: (event) => positions.get(event)?.calls ?? 0,
  };
};

function candidatesIn(
  events: readonly SessionEvent[],
  mentions: ReadonlyMap<Gate, Mentions>,
  scanned: SessionView['scanned'],
): SessionView['candidates'] {
  const kept = new Map<string, readonly SessionEvent[]>();
  const keep = (key: string, from: readonly SessionEvent[], test: EventTest): readonly SessionEvent[] => {
    const list = kept.get(key) ?? from.filter(test);
    kept.set(key, list);
    return list;
  };
  const sorted = new Map<Mentions, ReadonlyMap<Gate, readonly SessionEvent[]>>();
  return (gate) => {
    const list = keep(gate.key, keep(gate.kind, events, gate.isOfKind), gate.passes);
    const asked = mentions.get(gate);
    if (asked === undefined) return list;
    const lowerText = (event: SessionEvent): string => scanned(event, gate.textOf(event)).lower();
    const found = sorted.get(asked) ?? sortByMention(asked, list, lowerText);
    sorted.set(asked, found);
    return found.get(gate) ?? [];
  };
}

function positionsIn(threads: ReadonlyMap<string, readonly SessionEvent[]>) {
  const positions = new Map<SessionEvent, { readonly index: number; readonly calls: number }>();
  for (const events of threads.values()) {
    let calls = 0;
    events.forEach((event, index) => {
      positions.set(event, { index, calls });
      if (event.event === 'tool_call') calls++;
    });
  }
  return positions;
}

/** Sent by a person as the beginning of a turn; feedback begins none (metrics.md 1). */
const isPrompt = (event: SessionEvent): event is UserMessageEvent =>
  event.event === 'user_message' && event.class !== 'feedback';

function precedingIn(
  thread: readonly SessionEvent[],
  position: number,
  kind: EventKind,
  of: SessionEvent,
): SessionEvent | undefined {
  const named = of.event === 'interruption' && kind === 'tool_call' ? of.toolUseId : undefined;
  const row = beginOfRow(thread, position);
  let nearest: SessionEvent | undefined;
  for (let at = position - 1; at >= 0; at--) {
    const event = thread[at];
    if (event === undefined) break;
    if (event.event === kind) {
      if (named === undefined || (event.event === 'tool_call' && event.id === named)) return event;
      nearest ??= event;
    }
    if (isPrompt(event) && at < row) break;
  }
  return nearest;
}

/** Of prompts in a row the last one is followed, so that one answer is not counted for each. */
function followingIn(
  thread: readonly SessionEvent[],
  position: number,
  kind: EventKind,
): SessionEvent | undefined {
  let somethingDone = thread[position]?.event !== 'user_message';
  for (let at = position + 1; at < thread.length; at++) {
    const event = thread[at];
    if (event === undefined || (somethingDone && isPrompt(event))) break;
    if (event.event === kind) return event;
    if (!somethingDone && event.event === 'user_message') break;
    somethingDone = true;
  }
  return undefined;
}

function scanner() {
  const known = new Map<SessionEvent, Map<TextKind, ScannedText>>();
  return (event: SessionEvent, kind: TextKind): ScannedText => {
    const texts = known.get(event) ?? new Map<TextKind, ScannedText>();
    known.set(event, texts);
    const scanned = texts.get(kind) ?? scanText(textOf(event, kind));
    texts.set(kind, scanned);
    return scanned;
  };
}

function textOf(event: SessionEvent, kind: TextKind): string {
  if (event.event === 'tool_call') {
    if (kind === 'command') return cutText(event.command ?? '');
    const output = cutText(event.output);
    return kind === 'edges' ? edgesOf(output) : output;
  }
  return 'text' in event ? cutText(event.text) : '';
}

const edgesOf = (output: string): string =>
  edgeLineStarts(output)
    .map((start) => output.slice(start, endOfLine(output, start)))
    .join('\n');
