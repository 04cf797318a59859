import { type MappedMatch, mapMatch } from '../../src/findings/mapped-match.js';
import type { SessionFindings } from '../../src/findings/session-findings.js';
import type { Match } from '../../src/rules/match.js';
import type { Rule } from '../../src/rules/rule.js';
import type { Basis, Ran, SessionEvent, SessionStory, ToolCallEvent } from '../../src/transcript/event.js';
import type { ApiMessage } from '../../src/transcript/tokens.js';
import { type Instant, type Interval, toInstant, toMilliseconds } from '../../src/units.js';

/** Tests count in seconds; a minute is 60 of them. */
export const second = (seconds: number): Instant => toInstant(seconds * 1000);
export const interval = (start: number, end: number): Interval => ({
  start: second(start),
  end: second(end),
});
export const inSeconds = (intervals: readonly Interval[]): [number, number][] =>
  intervals.map(({ start, end }) => [start / 1000, end / 1000]);
export const DAY = 86_400;

const PLACE = { file: 0, line: 1, recordUuid: undefined, order: 0, thread: 'main' } as const;

/** How a call ran that took so many seconds. */
export const ranFor = (seconds: number, basis: Basis): Ran => {
  const duration = toMilliseconds(seconds * 1000);
  return { duration, active: duration, basis };
};

/** A call from `from` to `to`; `from` alone has no result. */
export function call(from: number, to: number | undefined, more: Partial<ToolCallEvent> = {}): ToolCallEvent {
  const resultAt = to === undefined ? undefined : second(to);
  return {
    ...PLACE,
    event: 'tool_call',
    at: second(from),
    id: `call-${from}`,
    tool: 'Bash',
    input: {},
    command: undefined,
    shell: undefined,
    outcome: 'error',
    exitCode: undefined,
    output: '',
    resultPlace: undefined,
    callAt: second(from),
    startedAt: second(from),
    resultAt,
    ran: to === undefined ? undefined : ranFor(to - from, 'call'),
    wait: undefined,
    activeWait: undefined,
    embedded: false,
    subagent: undefined,
    ...more,
  };
}

/** A call of a shell command, which is its own family. */
export function run(
  command: string,
  from: number,
  to: number | undefined,
  more: Partial<ToolCallEvent> = {},
): ToolCallEvent {
  const program = command.split(' ')[0];
  const shell = {
    ...{ program, family: command, shape: command, programs: program === undefined ? [] : [program] },
    masksExitCode: command.includes('|'),
    reads: false,
  };
  return call(from, to, { command, shell, ...more });
}

export const says = (at: number): SessionEvent => ({
  ...PLACE,
  event: 'assistant_message',
  at: second(at),
  text: '',
});
export const asks = (at: number, text = '', humanClass: 'typed' | 'feedback' = 'typed'): SessionEvent => ({
  ...PLACE,
  event: 'user_message',
  class: humanClass,
  at: second(at),
  text,
});
export const interrupts = (at: number, toolUseId?: string): SessionEvent => ({
  ...PLACE,
  event: 'interruption',
  at: second(at),
  toolUseId,
});
export const apiError = (at: number): SessionEvent => ({
  ...PLACE,
  event: 'api_error',
  at: second(at),
  text: '',
});
export const hookStop = (at: number): SessionEvent => ({
  ...PLACE,
  event: 'hook_stop',
  at: second(at),
  text: '',
});

/** A session of these events in file order, active throughout unless blocks are given. */
export function storyOf(events: readonly SessionEvent[], more: Partial<SessionStory> = {}): SessionStory {
  const ordered = events.map((event, order) => ({ ...event, order }));
  const instants = ordered
    .flatMap((event) => [event.at ?? [], event.event === 'tool_call' ? (event.resultAt ?? []) : []].flat())
    .sort((a, b) => a - b);
  const [start, end] = [instants[0], instants.at(-1)];
  const blocks = more.blocks ?? (start === undefined || end === undefined ? [] : [{ start, end }]);
  return {
    ...{ id: 's1', user: 'ada', host: 'h1', project: undefined, start, end, instants },
    ...{ blocks, wholeBlocks: blocks, written: [] },
    active: toMilliseconds(blocks.reduce((sum, block) => sum + block.end - block.start, 0)),
    events: ordered,
    messages: [],
    ...more,
  };
}

/** A match of the story's events at these positions. */
export const matchOf = (
  story: SessionStory,
  positions: readonly number[],
  more: Partial<Match> = {},
): Match => ({
  rule: 'some-rule',
  block: 0,
  label: undefined,
  events: positions.flatMap((position) => story.events[position] ?? []),
  hidden: false,
  group: {},
  named: more.group ?? {},
  captures: {},
  hit: '',
  ...more,
});

export function ruleOf(more: Partial<Rule> = {}): Rule {
  return {
    schema: 1,
    id: 'some-rule',
    title: 'Something goes wrong',
    status: 'stable',
    severity: 'medium',
    confidence: 'high',
    owner: 'project',
    cost: 'failure',
    why: 'It costs time.',
    false_positives: '',
    references: [],
    detect: [{ kind: 'single', match: { event: 'tool_call' }, unless: [] }],
    yields_to: [],
    per_session: { matches: 1, merge: toMilliseconds(0) },
    group_by: [],
    report_when: { sessions: 1, users: 1, matches: 1, within: toMilliseconds(30 * DAY * 1000) },
    issue: { title: [], labels: [], impact: [], root_cause: [], proposal: [] },
    fixed: [],
    ...more,
  };
}

export const rulesOf = (...rules: readonly Rule[]): ReadonlyMap<string, Rule> =>
  new Map(rules.map((rule) => [rule.id, rule]));

/** A message of the API with so many output tokens. */
export const message = (at: number, output: number): ApiMessage => ({
  id: `message-${at}`,
  at: second(at),
  usage: { input: 1, output, cacheRead: 0, cacheCreation: 0 },
});

/** One match that costs exactly these stretches, whatever its events. */
export function costing(
  rule: Rule,
  stretches: readonly Interval[],
  more: Partial<MappedMatch> = {},
): MappedMatch {
  const story = storyOf([call(0, 0)]);
  const mapped = mapMatch(story, matchOf(story, [0], { rule: rule.id }), rule);
  return { ...mapped, cost: { kind: 'stretches', least: stretches, most: stretches }, ...more };
}

/** A session that began at `began` with these matches already mapped. */
export const sessionWith = (
  began: number,
  matches: readonly MappedMatch[],
  more: Partial<SessionFindings> = {},
): SessionFindings => ({
  ...{ session: `s-${began}`, user: 'ada', host: 'h1', project: undefined, began: second(began) },
  active: toMilliseconds(3_600_000),
  prompts: 1,
  tools: [['Bash', 10]],
  programs: [],
  families: [],
  durations: [],
  messages: [],
  matches,
  signals: [],
  ...more,
});
