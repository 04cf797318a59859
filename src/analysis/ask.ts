import { type CapturedExamples, captureExamples } from '../drafts/example.js';
import { readPatternCache } from '../files/pattern-cache.js';
import { findInSession, type SessionFindings } from '../findings/session-findings.js';
import { type UnknownError, unknownErrors } from '../findings/unknown-errors.js';
import { type CompiledRules, compileRules } from '../rules/compile.js';
import type { Match } from '../rules/match.js';
import { matchSession } from '../rules/match-session.js';
import { type NamedEvents, namedEvents } from '../rules/named-events.js';
import { recallPatterns } from '../rules/prepared.js';
import type { Rule } from '../rules/rule.js';
import { CORRECTION_RULE, recordKey } from '../statistics/prompt-facts.js';
import { tellStory } from '../timing/story.js';
import type { TimedSession } from '../timing/timed-session.js';
import { counts, type Window } from '../timing/window.js';
import type { SessionEvent, SessionStory, ToolCallEvent } from '../transcript/event.js';
import type { ErrorCoverage } from '../wire/coverage.js';
import { tuneEngine } from './engine.js';

export interface Question {
  readonly rules: readonly Rule[];
  readonly syncScripts: readonly string[];
  /** Commands that only show text. */
  readonly readers: readonly string[];
  /** What drafts show, too. */
  readonly examples: boolean;
}

export interface Answer {
  readonly findings: SessionFindings;
  readonly examples: readonly CapturedExamples[];
  readonly errors: ErrorCoverage;
  /** What no rule explains, where drafts are to be written. */
  readonly unknown: readonly UnknownError[];
  /** Records of prompts that correct the agent, whatever the window. */
  readonly corrections: ReadonlySet<string>;
}

/** Asks all rules about a session and keeps what is small, of what lies in the window. */
export function ask(session: TimedSession, question: Question, window: Window): Answer {
  const { compiled, byId } = prepare(question);
  const story = tellStory(session, question.readers);
  const { matches: all, signals, explained } = matchSession(compiled, story);
  const isCounted = (event: SessionEvent | undefined) => counts(window, event?.at);
  const matches = all.filter(({ events }) => isCounted(events.at(-1)));
  const findings = findInSession(story, [...matches, ...signals], byId, story.events.filter(isCounted));
  const unexplained = errorsIn(story).filter((call) => !explained.has(call));
  return {
    findings,
    examples: question.examples ? captureExamples(story, matches) : [],
    errors: {
      signals: Object.fromEntries(findings.signals),
      unexplainedErrors: unexplained.length,
    },
    unknown: question.examples ? unknownErrors(unexplained.filter(isCounted)) : [],
    corrections: correctionsIn(all),
  };
}

function correctionsIn(matches: readonly Match[]): ReadonlySet<string> {
  const naming = matches
    .filter(({ rule }) => rule === CORRECTION_RULE)
    .flatMap(({ events }) => events.at(-1) ?? []);
  return new Set(naming.map(({ file, line, recordUuid }) => recordKey(file, line, recordUuid)));
}

/** The story of a session, and where in it which rules matched; for a process that reads no others. */
export function frictionOf(
  session: TimedSession,
  question: Question,
): { readonly story: SessionStory; readonly friction: NamedEvents } {
  // What the build made of the patterns needs the engine as a run of many sessions sets it.
  tuneEngine();
  const story = tellStory(session, question.readers);
  return { story, friction: namedEvents(matchSession(prepare(question).compiled, story).matches) };
}

interface Prepared {
  readonly compiled: CompiledRules;
  readonly byId: ReadonlyMap<string, Rule>;
}

const PREPARED = new WeakMap<Question, Prepared>();

/** What the build has worked out; from the chunk that this stands in. */
const PATTERNS = new URL('../patterns.json', import.meta.url);

/** Rules are compiled once a thread. */
function prepare(question: Question): Prepared {
  const known = PREPARED.get(question);
  if (known !== undefined) return known;
  recallPatterns(readPatternCache(PATTERNS));
  const { rules, syncScripts } = question;
  const prepared = {
    compiled: compileRules(rules, { syncScripts }),
    byId: new Map(rules.map((rule) => [rule.id, rule])),
  };
  PREPARED.set(question, prepared);
  return prepared;
}

const errorsIn = (story: SessionStory): readonly ToolCallEvent[] =>
  story.events.filter(
    (event): event is ToolCallEvent => event.event === 'tool_call' && event.outcome === 'error',
  );
