import type { Match } from '../rules/match.js';
import type { Block, Rule } from '../rules/rule.js';
import type { Basis, EventKind, SessionEvent, SessionStory } from '../transcript/event.js';
import { fileOf } from '../transcript/file-of.js';
import type { Instant, Milliseconds } from '../units.js';
import { costOf, type MatchCost } from './cost.js';
import { excerptOf, linesAround } from './excerpt.js';
import { fingerprint } from './fingerprint.js';

const COMMAND_LIMIT = 500;

/** A match reduced to what is counted, priced and shown. */
export interface MappedMatch {
  readonly rule: string;
  readonly fingerprint: string;
  readonly group: Readonly<Record<string, string>>;
  readonly named: Readonly<Record<string, string>>;
  readonly label: string | undefined;
  readonly captures: Readonly<Record<string, string>>;
  readonly hidden: boolean;
  /** A hidden failure read from the last progress of a call without a result. */
  readonly unfinished: boolean;
  /** A hidden failure of a command that shows text (rules/readers.yaml). */
  readonly inReader: boolean;
  readonly block: Block['kind'];
  /** When the event that names it happened; the end of the session for one that is a session's total. */
  readonly at: Instant | undefined;
  /** All its events in order; the last one names it. */
  readonly events: readonly MatchedEvent[];
  readonly cost: MatchCost;
  /** Of the naming call: the part of its duration inside the session's blocks, and how that is known. */
  readonly duration: Milliseconds | undefined;
  readonly basis: Basis | undefined;
  /** Foreign text, not redacted: the naming call's command and the lines around what hit. */
  readonly command: string | undefined;
  readonly excerpt: string;
}

/** Where an event of a match stands. */
export interface MatchedEvent {
  readonly event: EventKind;
  readonly recordUuid: string | undefined;
  readonly toolUseId: string | undefined;
  /** Index into the session's files, and 1-based line. */
  readonly file: number;
  readonly line: number;
  readonly thread: string;
  readonly at: Instant | undefined;
  /** Of calls alone. */
  readonly tool: string | undefined;
  readonly program: string | undefined;
  /** What a file tool was given. */
  readonly path: string | undefined;
}

/** What is kept of a match after its session is gone. */
export function mapMatch(story: SessionStory, match: Match, rule: Rule): MappedMatch {
  const { group, named, label, captures, hidden } = match;
  const naming = match.events.at(-1);
  const call = naming?.event === 'tool_call' ? naming : undefined;
  return {
    rule: rule.id,
    fingerprint: fingerprint(rule.id, group),
    ...{ group, named, label, captures, hidden },
    unfinished: isUnfinished(match),
    inReader: hidden && call?.shell?.reads === true,
    block: rule.detect[match.block]?.kind ?? 'single',
    at: naming === undefined ? story.end : naming.at,
    events: match.events.map(eventOf),
    cost: costOf(story, match, rule),
    duration: call?.ran?.active,
    basis: call?.ran?.basis,
    command: call?.command === undefined ? undefined : linesAround(call.command, '', COMMAND_LIMIT),
    excerpt: excerptOf(match),
  };
}

/** Does the match rest on what a call without a result had printed so far? */
export const isUnfinished = ({ hidden, events }: Match): boolean =>
  hidden && events.some((event) => event.event === 'tool_call' && event.outcome === 'unfinished');

function eventOf(event: SessionEvent): MatchedEvent {
  const { recordUuid, file, line, thread, at } = event;
  const isCall = event.event === 'tool_call';
  return {
    event: event.event,
    ...{ recordUuid, file, line, thread, at },
    toolUseId: isCall ? event.id : event.event === 'interruption' ? event.toolUseId : undefined,
    tool: isCall ? event.tool : undefined,
    program: isCall ? event.shell?.program : undefined,
    path: isCall ? fileOf(event.tool, event.input) : undefined,
  };
}
