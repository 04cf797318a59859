import { gather } from '../gather.js';
import type { Instant, Milliseconds } from '../units.js';
import type { Call } from './call.js';
import type { RecordOf, TranscriptRecord } from './record.js';

type Tick = RecordOf<'tick'>;

/** The heartbeats of one running command. Elapsed values are cumulative: many ticks, one command. */
export interface TickSeries {
  readonly count: number;
  readonly firstAt: Instant | undefined;
  readonly firstElapsed: Milliseconds;
  readonly minElapsed: Milliseconds;
  readonly maxElapsed: Milliseconds;
  readonly lastOutput: string;
}

export interface AssignedTicks {
  /** By tool use id. */
  readonly byCall: ReadonlyMap<string, TickSeries>;
  /** Series of a subagent whose command is not in the transcript. */
  readonly unassigned: number;
}

/**
 * Ticks belong to the call that `parentToolUseID` names. Where that is a Task, ticks of several commands of
 * its subagent share it and are taken apart first (metrics.md 3, Elapsed spans).
 */
export function assignTicks(records: readonly TranscriptRecord[], calls: readonly Call[]): AssignedTicks {
  const ticks = records.filter((record): record is Tick => record.body === 'tick');
  const groups = gather(ticks, ({ parentToolUseId }) => parentToolUseId ?? '');
  if (groups.size === 0) return { byCall: new Map(), unassigned: 0 };
  const bash = new Set(calls.filter((call) => call.tool === 'Bash').map((call) => call.id));
  const byCall = new Map<string, TickSeries>();
  for (const [parent, ticks] of groups) if (bash.has(parent)) byCall.set(parent, summarize(ticks));
  let unassigned = 0;
  const shared = [...groups].filter(([parent]) => !bash.has(parent));
  for (const { series, candidates } of asTheyOpen(shared, records, calls)) {
    const owner = ownerOf(series, candidates, byCall);
    if (owner === undefined) unassigned += 1;
    else byCall.set(owner.id, summarize(series));
  }
  return { byCall, unassigned };
}

interface SharedSeries {
  readonly series: readonly Tick[];
  /** Calls that it may belong to. */
  readonly candidates: readonly Call[];
}

/** The series of all Task ids in the order in which they open: an agent that was resumed ran under several. */
function asTheyOpen(
  groups: readonly (readonly [string, readonly Tick[]])[],
  records: readonly TranscriptRecord[],
  calls: readonly Call[],
): readonly SharedSeries[] {
  const byFirst = new Map<TranscriptRecord | undefined, SharedSeries>();
  for (const [parent, ticks] of groups) {
    const candidates = callsOfSubagent(parent, records, calls);
    for (const series of splitSeries(ticks)) byFirst.set(series[0], { series, candidates });
  }
  return byFirst.size === 0 ? [] : records.flatMap((record) => byFirst.get(record) ?? []);
}

/** Series in the order in which they open. */
function splitSeries(ticks: readonly Tick[]): readonly (readonly Tick[])[] {
  const all: Tick[][] = [];
  let byLastTick: Tick[][] = [];
  for (const tick of ticks) {
    const series = continuedSeries(tick, byLastTick) ?? open(all);
    series.push(tick);
    byLastTick = [...byLastTick.filter((other) => other !== series), series];
  }
  return all;
}

function open(all: Tick[][]): Tick[] {
  const series: Tick[] = [];
  all.push(series);
  return series;
}

/** @param open in the order of their last tick, the latest last. */
function continuedSeries(tick: Tick, open: readonly Tick[][]): Tick[] | undefined {
  if (tick.number === 0) return undefined;
  const chained = open.find(
    (series) => tick.parentUuid !== undefined && series.at(-1)?.uuid === tick.parentUuid,
  );
  if (chained !== undefined) return (chained.at(-1)?.elapsed ?? 0) <= tick.elapsed ? chained : undefined;
  if (tick.number === undefined) return undefined;
  let best: Tick[] | undefined;
  let bestNumber = -1;
  for (const series of open) {
    const last = series.at(-1);
    const number = last?.number;
    if (last === undefined || number === undefined || number >= tick.number) continue;
    if (last.elapsed > tick.elapsed || number < bestNumber) continue;
    best = series;
    bestNumber = number;
  }
  return best;
}

/** Bash calls of the subagent that a Task id stands for, the earliest first. */
function callsOfSubagent(
  parent: string,
  records: readonly TranscriptRecord[],
  calls: readonly Call[],
): readonly Call[] {
  const agents = new Set<string | undefined>([
    calls.find((call) => call.id === parent)?.result?.detail.agentId,
  ]);
  const reported = new Set<string>();
  for (const record of records) {
    if (record.body !== 'embedded' || record.parentToolUseId !== parent) continue;
    agents.add(record.subagent);
    if (record.message?.author.body === 'assistant') {
      for (const { id } of record.message.author.content.uses) reported.add(id);
    }
  }
  agents.delete(undefined);
  return calls
    .filter((call) => call.tool === 'Bash')
    .filter((call) => reported.has(call.id) || (!call.embedded && agents.has(call.thread)))
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

function ownerOf(
  series: readonly Tick[],
  candidates: readonly Call[],
  taken: ReadonlyMap<string, TickSeries>,
): Call | undefined {
  const first = series[0]?.at;
  const last = series.at(-1)?.at;
  return candidates.find((call) => {
    const calledBefore = call.at !== undefined && first !== undefined && call.at <= first;
    const resultAt = call.result?.at;
    const endsBefore = resultAt !== undefined && last !== undefined && resultAt < last;
    return !taken.has(call.id) && calledBefore && !endsBefore;
  });
}

function summarize(ticks: readonly Tick[]): TickSeries {
  const elapsed = ticks.map((tick) => tick.elapsed);
  const zero = 0 as Milliseconds;
  return {
    count: ticks.length,
    firstAt: ticks[0]?.at,
    firstElapsed: ticks[0]?.elapsed ?? zero,
    minElapsed: elapsed.reduce((a, b) => (b < a ? b : a), elapsed[0] ?? zero),
    maxElapsed: elapsed.reduce((a, b) => (b > a ? b : a), elapsed[0] ?? zero),
    lastOutput: ticks.at(-1)?.output ?? '',
  };
}
