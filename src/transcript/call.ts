import type { Instant } from '../units.js';
import type { ToolResult, ToolUse } from './content.js';
import type { Outcome, Place } from './event.js';
import type { JsonObject } from './json.js';
import { exitCodeOf, outcomeOf } from './outcome.js';
import type { RecordOf, ResultDetail, TranscriptRecord } from './record.js';
import { threadOf } from './thread.js';

/** A `tool_use` block joined with the `tool_result` of the same id. */
export interface Call extends Place {
  /** Index of the record in the session. */
  readonly order: number;
  readonly thread: string;
  readonly id: string;
  readonly tool: string;
  readonly input: JsonObject;
  readonly at: Instant | undefined;
  /** Known from an `agent_progress` record only. */
  readonly embedded: boolean;
  /** The Task or Agent call under which an embedded call is reported. */
  readonly parentToolUseId: string | undefined;
  readonly result: CallResult | undefined;
  readonly outcome: Outcome;
  readonly exitCode: number | undefined;
}

export interface CallResult extends ToolResult, Place {
  readonly order: number;
  readonly at: Instant | undefined;
  readonly detail: ResultDetail;
}

export interface JoinedCalls {
  readonly calls: readonly Call[];
  /** Results whose call is not in the session. */
  readonly orphanResults: number;
}

type FoundUse = Omit<Call, 'result' | 'outcome' | 'exitCode'>;

/** All tool calls of a session, in file order. The first block and the first result of an id count. */
export function joinCalls(records: readonly TranscriptRecord[]): JoinedCalls {
  const uses = new Map<string, FoundUse>();
  const results = new Map<string, CallResult>();
  for (let order = 0; order < records.length; order += 1) collectOwn(records[order], order, uses, results);
  for (let order = 0; order < records.length; order += 1)
    collectEmbedded(records[order], order, uses, results);
  const calls = [...uses.values()]
    .sort((a, b) => a.order - b.order)
    .map((use) => join(use, results.get(use.id)));
  return { calls, orphanResults: countOrphans(uses, results) };
}

function collectOwn(
  record: TranscriptRecord | undefined,
  order: number,
  uses: Map<string, FoundUse>,
  results: Map<string, CallResult>,
): void {
  if (record?.body === 'assistant') {
    for (const use of record.content.uses) addFirst(uses, use.id, foundUse(record, order, use));
  } else if (record?.body === 'user') {
    for (const result of record.content.results) {
      addFirst(results, result.toolUseId, foundResult(record, order, result, record.at, record.detail));
    }
  }
}

/** What a subagent did, as its progress repeats it: only what no record of its own says. */
function collectEmbedded(
  record: TranscriptRecord | undefined,
  order: number,
  uses: Map<string, FoundUse>,
  results: Map<string, CallResult>,
): void {
  if (record?.body !== 'embedded') return;
  for (const use of embeddedUses(record, order)) addFirst(uses, use.id, use);
  for (const result of embeddedResults(record, order)) addFirst(results, result.toolUseId, result);
}

function countOrphans(uses: ReadonlyMap<string, unknown>, results: ReadonlyMap<string, unknown>): number {
  let orphans = 0;
  for (const id of results.keys()) if (!uses.has(id)) orphans += 1;
  return orphans;
}

function addFirst<Value>(map: Map<string, Value>, id: string, value: Value): void {
  if (!map.has(id)) map.set(id, value);
}

// Found blocks are written out or assigned to: a literal with spreads is made many times slower, and there are many.
function foundUse(record: TranscriptRecord, order: number, use: ToolUse): FoundUse {
  return {
    file: record.file,
    line: record.line,
    recordUuid: record.uuid,
    order,
    thread: threadOf(record),
    id: use.id,
    tool: use.tool,
    input: use.input,
    at: record.at,
    embedded: false,
    parentToolUseId: undefined,
  };
}

function foundResult(
  record: TranscriptRecord,
  order: number,
  result: ToolResult,
  at: Instant | undefined,
  detail: ResultDetail,
): CallResult {
  return {
    file: record.file,
    line: record.line,
    recordUuid: record.uuid,
    order,
    toolUseId: result.toolUseId,
    isError: result.isError,
    text: result.text,
    at,
    detail,
  };
}

function embeddedUses(record: RecordOf<'embedded'>, order: number): readonly FoundUse[] {
  if (record.message?.author.body !== 'assistant') return NONE;
  const at = record.message.at ?? record.at;
  const { parentToolUseId } = record;
  return record.message.author.content.uses.map((use) => ({
    ...foundUse(record, order, use),
    at,
    embedded: true,
    parentToolUseId,
  }));
}

function embeddedResults(record: RecordOf<'embedded'>, order: number): readonly CallResult[] {
  if (record.message?.author.body !== 'user') return NONE;
  const { content, detail } = record.message.author;
  const at = record.message.at ?? record.at;
  return content.results.map((result) => foundResult(record, order, result, at, detail));
}

const NONE: readonly never[] = [];

function join(use: FoundUse, result: CallResult | undefined): Call {
  const outcome: Outcome = result === undefined ? 'unfinished' : outcomeOf(result, result.detail);
  const exitCode = result === undefined || use.tool !== 'Bash' ? undefined : exitCodeOf(result);
  return Object.assign(use, { result, outcome, exitCode });
}
