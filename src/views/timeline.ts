import type { OneSession } from '../analysis/one-session.js';
import { counted } from '../drafts/figures.js';
import type { Match } from '../rules/match.js';
import type { NamedEvents } from '../rules/named-events.js';
import { formatDuration, formatMinute, formatTime } from '../timing/clock.js';
import type { TimedSession } from '../timing/timed-session.js';
import type { Lost } from '../transcript/copies.js';
import {
  inTimeOrder,
  type Ran,
  type SessionEvent,
  type SessionStory,
  type ToolCallEvent,
} from '../transcript/event.js';
import { fileOf } from '../transcript/file-of.js';
import { textAt } from '../transcript/json.js';
import { between, type Instant } from '../units.js';
import { textCell } from './cell.js';
import { gapLimitRange } from './gap-limits.js';
import { sessionDetails } from './session-details.js';

/** A session for reading: its blocks and gaps, who said what, which calls ran, waited and failed. */
export function timeline(
  { session, lost }: Pick<OneSession, 'session' | 'lost'>,
  story: SessionStory,
  friction: NamedEvents,
  zone: string,
  width: number,
): string {
  const head = `${heading(session, lost, zone)}\n${sessionDetails(session, width)}`;
  const lines = inTimeOrder(story.events).map((event) => ({
    at: event.at,
    text: eventLine(event, friction.get(event) ?? [], zone, width),
  }));
  const body = session.blocks.flatMap((block, index) => {
    const until = session.blocks[index + 1]?.start ?? (Infinity as Instant);
    const from = index === 0 ? (-Infinity as Instant) : block.start;
    const inside = lines
      .filter(({ at }) => at !== undefined && at >= from && at < until)
      .map(({ text }) => text);
    return [blockLine(session, index, zone), ...inside, ...gapLine(session, index)];
  });
  return [head, ...body, ...untimed(lines)].join('\n');
}

function heading(session: TimedSession, lost: Lost, zone: string): string {
  const { start, end, gaps, active5, active15 } = session;
  const when =
    start === undefined || end === undefined
      ? 'no activity'
      : `${formatMinute(start, zone)} to ${formatMinute(end, zone)} (${zone})`;
  const flags = [
    session.restamped ? 'restamped: an old resume rewrote its times' : '',
    session.forked ? forked(lost, session.recordsRead) : '',
  ];
  return [
    `Session ${textCell(session.id)}: ${textCell(session.user)}, ${textCell(session.project ?? 'no project')}, ${when}`,
    `Span ${formatDuration(session.span)}, active ${formatDuration(session.active)}, ${counted(gaps.length, 'gap')}, ${counted(session.calls.length, 'call')}`,
    `Active time is ${gapLimitRange(formatDuration(active5), formatDuration(active15))}`,
    ...flags.filter((flag) => flag !== ''),
  ].join('\n');
}

const forked = ({ records, owners }: Lost, read: number): string =>
  `forked: ${records} of its ${counted(read, 'record')} are copies; they count with ${owners.length === 0 ? 'no session that is left' : `session ${owners.map(textCell).join(', ')}`}`;

function blockLine(session: TimedSession, index: number, zone: string): string {
  const block = session.blocks[index];
  if (block === undefined) return '';
  const length = formatDuration(between(block.start, block.end));
  return `\nBlock ${index + 1} of ${session.blocks.length}: ${formatMinute(block.start, zone)} to ${formatTime(block.end, zone)}, ${length}`;
}

function gapLine(session: TimedSession, index: number): readonly string[] {
  const gap = session.gaps[index];
  return gap === undefined ? [] : [`\n  ··· gap of ${formatDuration(between(gap.start, gap.end))} ···`];
}

function untimed(lines: readonly { at: Instant | undefined; text: string }[]): readonly string[] {
  const without = lines.filter(({ at }) => at === undefined).map(({ text }) => text);
  return without.length === 0 ? [] : ['\nWithout a time:', ...without];
}

const TIME_WIDTH = 10;

function eventLine(event: SessionEvent, matches: readonly Match[], zone: string, width: number): string {
  const time = event.at === undefined ? '' : formatTime(event.at, zone);
  const thread = event.thread === 'main' ? '' : '  ↳ ';
  const text = `${thread}${describe(event)}`;
  const marks = matches.map(({ rule, hidden }) => `  ← ${rule}${hidden ? ' (hidden)' : ''}`).join('');
  const room = Math.max(20, width - TIME_WIDTH - marks.length);
  return `${time.padEnd(TIME_WIDTH)}${text.length > room ? `${text.slice(0, room - 1)}…` : text}${marks}`;
}

function describe(event: SessionEvent): string {
  switch (event.event) {
    case 'tool_call':
      return describeCall(event);
    case 'user_message':
      return `person    ${event.class === 'typed' ? '' : `(${event.class}) `}${textCell(event.text)}`;
    case 'assistant_message':
      return `agent     ${textCell(event.text)}`;
    case 'interruption':
      return 'person    interrupted the agent';
    case 'compaction':
      return `harness   compacted the conversation (${textCell(event.trigger) || 'unknown trigger'})`;
    case 'api_error':
      return `provider  ${textCell(event.text) || 'API error'}`;
    case 'hook_stop':
      return `hook      ${textCell(event.text)}`;
  }
}

function describeCall(call: ToolCallEvent): string {
  const exit = call.exitCode === undefined ? '' : ` ${call.exitCode}`;
  const spans = [
    runOf(call.ran),
    call.wait === undefined || call.wait < 1000 ? '' : `waited ${formatDuration(call.wait)}`,
  ];
  const detail = spans.filter((span) => span !== '').join(', ');
  return `${textCell(call.tool).padEnd(9)} ${`[${call.outcome}${exit}${detail === '' ? '' : `, ${detail}`}]`} ${subject(call)}`;
}

function runOf(ran: Ran | undefined): string {
  if (ran === undefined || ran.duration < 1000) return '';
  const duration = formatDuration(ran.duration);
  return ran.basis === 'call' ? `at most ${duration}` : duration;
}

/** What a call is about: its command, what it looks for, its file, else the first telling input. */
function subject({ tool, command, input }: ToolCallEvent): string {
  if (command !== undefined) return `$ ${textCell(command)}`;
  const pattern = textAt(input, 'pattern');
  const path = fileOf(tool, input);
  if (pattern === undefined && path !== undefined) return endOf(textCell(path));
  return textCell(TELLING.map((key) => textAt(input, key)).find((value) => value !== undefined));
}

const TELLING = ['pattern', 'url', 'query', 'skill', 'description', 'prompt'];
const PATH_WIDTH = 48;

/** The end of a path tells more than its beginning. */
const endOf = (path: string): string => (path.length > PATH_WIDTH ? `…${path.slice(-PATH_WIDTH)}` : path);
