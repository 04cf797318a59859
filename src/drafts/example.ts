import { excerptOf, linesAround } from '../findings/excerpt.js';
import { fingerprint } from '../findings/fingerprint.js';
import { isUnfinished } from '../findings/mapped-match.js';
import { gather } from '../gather.js';
import { groupValue } from '../rules/group-value.js';
import type { Match } from '../rules/match.js';
import type {
  Basis,
  EventKind,
  Outcome,
  SessionEvent,
  SessionStory,
  ToolCallEvent,
} from '../transcript/event.js';
import { failingLine, template } from '../transcript/failure.js';
import { fileOf } from '../transcript/file-of.js';
import { textAt } from '../transcript/json.js';
import { between, type Instant, type Milliseconds } from '../units.js';
import { type Around, isRefusal, promptAfter, stoppedCall, surroundings, wordsOf } from './around.js';
import { isGiven } from './provenance.js';

/** Of a group in one session; the rest of its matches is counted, not told. */
const KEPT = 2;
const COMMAND_LIMIT = 500;

/** One occurrence with what surrounds it, kept when its session is gone. Foreign text, whole lines, not redacted. */
export interface Example extends Around {
  readonly session: string;
  readonly user: string;
  readonly at: Instant | undefined;
  /** Line in its file: orders what happened at the same instant. */
  readonly line: number;
  readonly hidden: boolean;
  readonly unfinished: boolean;
  /** What names the match; nothing where it is a session's total. */
  readonly event: EventKind | undefined;
  /** A shell command, another tool with its path, or nothing for a message. */
  readonly call: { readonly isShell: boolean; readonly text: string } | undefined;
  /** The lines around what hit, and what hit; '' where the match rests on no text. */
  readonly output: string;
  readonly hit: string;
  /** Events of the match, and the time from the first to the last. */
  readonly events: number;
  readonly areCalls: boolean;
  readonly lasting: Milliseconds | undefined;
  readonly wait: Milliseconds | undefined;
  readonly duration: Milliseconds | undefined;
  readonly basis: Basis | undefined;
  /** What the person wrote with a refusal, or next after stopping the agent. */
  readonly promptAfter: string | undefined;
  readonly nextAttempt: NextAttempt | undefined;
}

/** The next call of the same command family before the person wrote again. */
export interface NextAttempt {
  readonly after: Milliseconds;
  readonly isSameText: boolean;
  readonly command: string;
  readonly outcome: Outcome;
}

/** The examples of one group in one session. Small, plain data that crosses threads. */
export interface CapturedExamples {
  readonly fingerprint: string;
  readonly session: string;
  readonly examples: readonly Example[];
  /** Ids of calls whose command stands in an earlier prompt. */
  readonly given: readonly string[];
}

/** What drafts need of a session beyond its findings; to be called while the session is at hand. */
export function captureExamples(story: SessionStory, matches: readonly Match[]): readonly CapturedExamples[] {
  const groups = gather(matches, (match) => fingerprint(match.rule, match.group));
  const captured = [...groups].map(([name, all]) => ({
    fingerprint: name,
    session: story.id,
    examples: mostTelling(all).map((match) => captureExample(match, story)),
    given: all.flatMap(({ events }) => {
      const last = events.at(-1);
      return last?.event === 'tool_call' && isGiven(last, story.events) ? [last.id] : [];
    }),
  }));
  // Cloned, because a slice of an output keeps the whole output in memory.
  return structuredClone(captured);
}

export function captureExample(match: Match, story: SessionStory): Example {
  const naming = match.events.at(-1);
  const { event: told, hit } = tellingOf(match);
  const call = told?.event === 'tool_call' ? told : undefined;
  const stopped = told?.event === 'interruption' ? stoppedCall(told, story.events) : undefined;
  const shown = call ?? stopped;
  return {
    session: story.id,
    user: story.user,
    at: told === undefined ? story.end : told.at,
    line: told?.line ?? 0,
    hidden: match.hidden,
    unfinished: isUnfinished(match),
    event: told?.event,
    call: shown === undefined ? undefined : callText(shown),
    // Words are worth quoting whatever hit; of a call that was slow or waited the output says nothing.
    output: hit === '' && call !== undefined ? '' : excerptOf({ ...match, events: told ? [told] : [], hit }),
    hit,
    events: match.events.length,
    areCalls: match.events.every(({ event }) => event === 'tool_call'),
    lasting: lasting(match.events),
    wait: call?.activeWait,
    duration: call?.ran?.active,
    basis: call?.ran?.basis,
    ...surroundings(told, naming, story.events),
    promptAfter: isRefusal(naming) ? wordsOf(promptAfter(naming, story.events)) : undefined,
    nextAttempt: naming?.event === 'tool_call' ? nextAttempt(naming, story.events) : undefined,
  };
}

/** The event that names a match, or the first of a loop that failed as its group says. */
function tellingOf({ events, group, hit }: Match): {
  readonly event: SessionEvent | undefined;
  readonly hit: string;
} {
  const loop = events.length > 1 ? events : [];
  const typical = loop.find(
    (event): event is ToolCallEvent =>
      event.event === 'tool_call' &&
      event.output !== '' &&
      groupValue(template(event.output)) === group.template,
  );
  return typical === undefined
    ? { event: events.at(-1), hit }
    : { event: typical, hit: failingLine(typical.output) ?? hit };
}

/** One that shows and one that hides, if there are both; else the first ones. */
function mostTelling(matches: readonly Match[]): readonly Match[] {
  const kinds = [false, true].flatMap((hidden) => matches.find((match) => match.hidden === hidden) ?? []);
  return [...new Set([...kinds, ...matches])].slice(0, KEPT);
}

function callText({ tool, command, input }: ToolCallEvent): Example['call'] {
  if (command !== undefined) return { isShell: true, text: linesAround(command, '', COMMAND_LIMIT) };
  const about = TELLING.map((key) => textAt(input, key)).find((value) => value !== undefined);
  const said = fileOf(tool, input) ?? about ?? questionIn(input);
  const text = said === undefined ? tool : `${tool} ${said}`;
  return { isShell: false, text: linesAround(text, '', COMMAND_LIMIT) };
}

const TELLING = ['pattern', 'url', 'skill', 'subagent_type'];

/** What the agent asked the person. */
function questionIn({ questions }: ToolCallEvent['input']): string | undefined {
  const first: unknown = Array.isArray(questions) ? questions[0] : undefined;
  const question =
    typeof first === 'object' && first !== null && 'question' in first ? first.question : undefined;
  return typeof question === 'string' ? question : undefined;
}

function lasting(events: readonly SessionEvent[]): Milliseconds | undefined {
  const [first, last] = [events[0]?.at, events.at(-1)?.at];
  return events.length < 2 || first === undefined || last === undefined || last < first
    ? undefined
    : between(first, last);
}

function nextAttempt(call: ToolCallEvent, events: readonly SessionEvent[]): NextAttempt | undefined {
  const family = call.shell?.family;
  const [from, following] = [call.resultAt ?? call.at, events.filter(({ order }) => order > call.order)];
  const prompt = following.findIndex(({ event }) => event === 'user_message');
  const next = following
    .slice(0, prompt === -1 ? undefined : prompt)
    .find(
      (event) =>
        event.event === 'tool_call' && event.thread === call.thread && event.shell?.family === family,
    );
  if (family === undefined || from === undefined || next?.event !== 'tool_call') return undefined;
  if (next.at === undefined || next.at < from) return undefined;
  const { command = '', outcome } = next;
  return {
    after: between(from, next.at),
    isSameText: command === call.command,
    command: linesAround(command, '', COMMAND_LIMIT),
    outcome,
  };
}
