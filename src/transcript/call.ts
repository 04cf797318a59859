import type { Instant } from '../units.js';
import type { ToolResult, ToolUse } from './content.js';
import type { Outcome, Place } from './event.js';
import type { JsonObject } from './json.js';
import { exitCodeOf, outcomeOf } from './outcome.js';
import type { ResultDetail, TranscriptRecord } from './record.js';
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
  for (const [order, record] of records.entries()) collectOwn(record, order, uses, results);
  const ownUses = new Set(uses.keys());
  const ownResults = new Set(results.keys());
  for (const [order, record] of records.entries()) {
    if (record.body !== 'embedded') continue;
    for (const use of embeddedUses(record, order)) if (!ownUses.has(use.id)) addFirst(uses, use.id, use);
    for (const result of embeddedResults(record, order)) {
      if (!ownResults.has(result.toolUseId)) addFirst(results, result.toolUseId, result);
    }
  }
  const calls = [...uses.values()]
    .sort((a, b) => a.order - b.order)
    .map((use) => join(use, results.get(use.id)));
  const orphanResults = [...results.keys()].filter((id) => !uses.has(id)).length;
  return { calls, orphanResults };
}

function collectOwn(
  record: TranscriptRecord,
  order: number,
  uses: Map<string, FoundUse>,
  results: Map<string, CallResult>,
): void {
  if (record.body === 'assistant') {
    for (const use of record.content.uses) addFirst(uses, use.id, foundUse(record, order, use));
  }
  if (record.body === 'user') {
    for (const result of record.content.results) {
      addFirst(results, result.toolUseId, foundResult(record, order, result, record.at, record.detail));
    }
  }
}

function addFirst<Value>(map: Map<string, Value>, id: string, value: Value): void {
  if (!map.has(id)) map.set(id, value);
}

// Found blocks are written out: a literal is made several times faster than spreads, and there are many.
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

function embeddedUses(record: TranscriptRecord, order: number): readonly FoundUse[] {
  if (record.body !== 'embedded' || record.message?.author.body !== 'assistant') return NONE;
  const at = record.message.at ?? record.at;
  const { parentToolUseId } = record;
  return record.message.author.content.uses.map((use) => ({
    ...foundUse(record, order, use),
    at,
    embedded: true,
    parentToolUseId,
  }));
}

function embeddedResults(record: TranscriptRecord, order: number): readonly CallResult[] {
  if (record.body !== 'embedded' || record.message?.author.body !== 'user') return NONE;
  const { content, detail } = record.message.author;
  const at = record.message.at ?? record.at;
  return content.results.map((result) => foundResult(record, order, result, at, detail));
}

const NONE: readonly never[] = [];

function join(use: FoundUse, result: CallResult | undefined): Call {
  if (result === undefined) return { ...use, result, outcome: 'unfinished', exitCode: undefined };
  const exitCode = use.tool === 'Bash' ? exitCodeOf(result) : undefined;
  return { ...use, result, outcome: outcomeOf(result, result.detail), exitCode };
}
