import type { EndedGap, TimedSession } from '../timing/timed-session.js';
import { compareCodePoints } from '../transcript/code-point.js';
import { HUMAN_CLASSES, OUTCOMES } from '../transcript/event.js';
import type { TranscriptRecord } from '../transcript/record.js';
import type { Prompt } from '../transcript/session.js';
import { authorOf, sumUsage } from '../transcript/tokens.js';
import { between } from '../units.js';
import type { WireSession } from './contract-session.js';
import { instant, optional, present, seconds } from './scalar.js';

/** One row of `sessions[]`. */
export function toWireSession(session: TimedSession): WireSession {
  return present({
    session_id: session.id,
    user: session.user,
    host: session.host,
    project: session.project,
    file: session.file,
    ...timesOf(session),
    ...recordsOf(session),
    ...promptsOf(session),
    ...callsOf(session),
    ...messagesOf(session),
    interruptions: session.interruptions.length,
    subagent_files: session.subagentFiles,
    excluded_forks: session.excludedForks,
    copied_records: session.copiedRecords,
    flags: [
      ...(session.restamped ? ['restamped' as const] : []),
      ...(session.forked ? ['forked' as const] : []),
    ],
  });
}

function timesOf(session: TimedSession) {
  return {
    start: optional(session.start, instant),
    end: optional(session.end, instant),
    span_s: seconds(session.span),
    active_s: seconds(session.active),
    active_5_s: seconds(session.active5),
    active_15_s: seconds(session.active15),
    gap_count: session.gaps.length,
    block_count: session.blocks.length,
    gaps: session.gaps.map((gap) => toWireGap(gap, session.prompts)),
  };
}

const toWireGap = (gap: EndedGap, prompts: readonly Prompt[]) => ({
  start: instant(gap.start),
  end: instant(gap.end),
  duration_s: seconds(between(gap.start, gap.end)),
  ended_by: gap.endedBy === undefined ? 'none' : endingOf(gap.endedBy, prompts),
});

/** What a person would call the activity that ended a gap. */
function endingOf(record: TranscriptRecord, prompts: readonly Prompt[]): string {
  if (record.body === 'user')
    return record.content.results.length > 0
      ? 'tool_result'
      : saidIn(prompts.find((one) => one.record === record));
  if (record.body === 'queue' || record.body === 'queued_command') return 'queue';
  return record.kind.split('/')[0] ?? record.kind;
}

const saidIn = (prompt: Prompt | undefined): string =>
  prompt === undefined ? 'user' : BY_PEOPLE.has(prompt.class) ? 'prompt' : prompt.class;

const BY_PEOPLE: ReadonlySet<Prompt['class']> = new Set([...HUMAN_CLASSES, 'slash_command']);

function recordsOf(session: TimedSession) {
  return {
    records: session.records.length,
    record_kinds: countBy(session.records, ({ kind }) => kind),
    glued_lines: session.lines.glued,
    bad_lines: session.lines.bad,
    torn_last_line: session.lines.torn > 0,
    oversized_lines: session.lines.oversized,
    compactions: session.records.filter(({ body }) => body === 'compaction').length,
  };
}

function promptsOf(session: TimedSession) {
  const classes = countBy(session.prompts, (prompt) => prompt.class);
  const human = Object.fromEntries(HUMAN_CLASSES.map((name) => [name, classes[name] ?? 0]));
  return {
    prompts: HUMAN_CLASSES.reduce((sum, name) => sum + (classes[name] ?? 0), 0),
    prompts_by_class: human,
    slash_commands: classes.slash_command ?? 0,
  };
}

function callsOf({ calls }: TimedSession) {
  const outcomes = countBy(calls, ({ outcome }) => outcome);
  const errors = calls.filter(({ outcome }) => outcome === 'error');
  return {
    tool_calls: calls.length,
    outcomes: Object.fromEntries(
      OUTCOMES.map((name) => [name, outcomes[name] ?? 0]),
    ) as WireSession['outcomes'],
    errors_by_tool: countBy(errors, ({ tool }) => tool),
  };
}

function messagesOf(session: TimedSession) {
  const usage = sumUsage(session.messages);
  const apiErrors = session.records.filter(
    (record) => record.body === 'api_error' || (record.body === 'assistant' && record.isApiError),
  );
  return {
    assistant_messages: session.messages.length,
    output_tokens: usage.output,
    input_tokens: usage.input,
    cache_read_tokens: usage.cacheRead,
    cache_creation_tokens: usage.cacheCreation,
    api_errors: apiErrors.length,
    models: distinct(session.records, (record) => authorOf(record)?.model).filter(
      (model) => model !== '<synthetic>',
    ),
    versions: distinct(session.records, ({ version }) => version),
  };
}

/** Sorted by code point. */
function distinct<Value>(values: readonly Value[], read: (value: Value) => string | undefined): string[] {
  const seen = new Set<string>();
  for (const value of values) {
    const text = read(value);
    if (text !== undefined) seen.add(text);
  }
  return [...seen].sort(compareCodePoints);
}

export function countBy<Value>(
  values: readonly Value[],
  nameOf: (value: Value) => string,
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    const name = nameOf(value);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => compareCodePoints(a, b)));
}
