import { createHash } from 'node:crypto';
import type { CapturedExamples } from '../drafts/example.js';
import type { SessionFindings } from '../findings/session-findings.js';
import type { UnknownError } from '../findings/unknown-errors.js';
import type { Problem } from '../problem.js';
import { type Folder, namedIn, pathIn } from '../sources/folder.js';
import { type ErrorTally, errorTallies, type ToolTally, toolTallies } from '../statistics/call-tallies.js';
import { factsOf, type SessionFacts } from '../statistics/session-facts.js';
import { type SessionRows, sessionRows } from '../store/session-rows.js';
import { type TimedSession, timeSession } from '../timing/timed-session.js';
import { isInside, type Window } from '../timing/window.js';
import { uuidHashes } from '../transcript/copies.js';
import type { FileRecords } from '../transcript/file-records.js';
import type { Forgotten } from '../transcript/forgotten.js';
import { buildSession } from '../transcript/session.js';
import { collectedUserOf, type SessionUnit } from '../transcript/session-unit.js';
import type { Interval, Milliseconds } from '../units.js';
import { toWireCommands, toWirePrompts } from '../wire/command.js';
import type { WireCommand, WirePrompt, WireSession } from '../wire/contract-session.js';
import { type Coverage, coverageOf } from '../wire/coverage.js';
import { toWireSession } from '../wire/session.js';
import { ask, type Question } from './ask.js';
import { readFiles } from './session-files.js';

/** A session's files and where they lie. */
export interface MapTask {
  readonly unit: SessionUnit;
  readonly folder: Pick<Folder, 'root' | 'name' | 'spelling'>;
  readonly host: string;
  /** Of all its files. */
  readonly bytes: number;
}

export interface MapOptions extends Question {
  readonly gapLimit: Milliseconds;
  readonly window: Window;
  readonly account: string;
  readonly lineLimitBytes: number;
  /** What is not to come back, not even as a copy in another session. */
  readonly forgotten: Forgotten;
  /** Rows of commands and prompts too, not only the session's. */
  readonly detail: boolean;
  /** Everything that the store shows of a session. */
  readonly rows: boolean;
}

/** What is kept of a session once it has been read: small, plain data that may cross threads. */
export interface MappedSession {
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
  readonly recordsRead: number;
  /** Of its uuids, to find sessions that share records. */
  readonly hashes: Float64Array;
  /** Absent when the session lies outside the window. */
  readonly result: SessionResult | undefined;
  /** Absent where nobody asked for them. */
  readonly rows: SessionRows | undefined;
}

export interface SessionResult {
  readonly session: WireSession;
  readonly accounts: readonly string[];
  readonly blocks: readonly Interval[];
  readonly facts: SessionFacts;
  readonly tools: readonly ToolTally[];
  /** Where drafts or a report are asked for. */
  readonly errors: readonly ErrorTally[];
  readonly findings: SessionFindings;
  readonly examples: readonly CapturedExamples[];
  readonly unknown: readonly UnknownError[];
  readonly commands: readonly WireCommand[];
  readonly prompts: readonly WirePrompt[];
}

/**
 * Everything about one session, as if it owned all its records but the foreign ones.
 * @param foreign uuids that belong to other sessions
 */
export function mapSession(task: MapTask, foreign: ReadonlySet<string>, options: MapOptions): MappedSession {
  const { files, problems } = readFiles(task, options.lineLimitBytes);
  const session = timedSession(task, files, foreign, options);
  const { findings, examples, errors, unknown, corrections } = ask(session, options, options.window);
  const coverage = withUnreadable(coverageOf(session, errors), task.unit.files.length - files.length);
  const kept = { coverage, problems, recordsRead: session.recordsRead, hashes: uuidHashes(files) };
  // Of a session that cannot be read nothing is known, not even that it is one.
  if (files.length === 0 || !isInside(options.window, session.instants))
    return { ...kept, result: undefined, rows: undefined };
  const result: SessionResult = {
    session: toWireSession(session),
    accounts: session.accounts,
    blocks: session.blocks,
    facts: structuredClone(factsOf(session)),
    tools: toolTallies(session),
    errors: options.examples ? errorTallies(session) : [],
    findings,
    examples,
    unknown,
    commands: options.detail ? toWireCommands(session) : [],
    prompts: options.detail ? toWirePrompts(session) : [],
  };
  const rows = options.rows ? sessionRows(sessionKey(task), session, result.session, corrections) : undefined;
  return { ...kept, result, rows };
}

/** Names a session in the store: the first of its files, wherever the root is said to be. */
export function sessionKey({ unit, folder }: MapTask): string {
  const first = pathIn(folder, unit.files[0]?.path ?? '');
  return createHash('sha256').update(`${first}\0${unit.id}`).digest('hex').slice(0, 16);
}

/** A session on the clock, but for the records that belong to others. */
export function timedSession(
  task: MapTask,
  files: readonly FileRecords[],
  foreign: ReadonlySet<string>,
  options: MapOptions,
): TimedSession {
  const { id, excludedForks } = task.unit;
  const { folder, host } = task;
  const userOf = (path: string) => collectedUserOf(namedIn(folder, path), folder.name);
  const source = { id, host, userOf, excludedForks, files };
  return timeSession(buildSession(source, foreign, options.account), options.gapLimit, options.window);
}

/** Files that were there and could not be read. */
function withUnreadable(coverage: Coverage, count: number): Coverage {
  if (count === 0) return coverage;
  const { files, skippedFiles } = coverage;
  const seen = files.seen + count;
  return { ...coverage, files: { ...files, seen }, skippedFiles: { ...skippedFiles, unreadable: count } };
}
