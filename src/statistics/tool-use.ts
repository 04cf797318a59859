import type { TimedCall } from '../timing/timed-session.js';
import { compareCodePoints } from '../transcript/code-point.js';
import { OUTCOMES, type Outcome } from '../transcript/event.js';
import { type Distribution, distributionOf } from './distribution.js';

/** What a session did with one tool. */
export interface ToolUse {
  readonly tool: string;
  readonly calls: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Of calls that ran, in milliseconds; from call to result, an upper bound, but for the measured ones. */
  readonly duration: Distribution | undefined;
  /** Calls that ran: of these the duration is known. */
  readonly ran: number;
  /** Calls whose duration was measured by ticks. */
  readonly measured: number;
}

/** The most used first. */
export function toolUses(calls: readonly TimedCall[]): readonly ToolUse[] {
  const byTool = new Map<string, TimedCall[]>();
  for (const call of calls) {
    const known = byTool.get(call.tool);
    if (known === undefined) byTool.set(call.tool, [call]);
    else known.push(call);
  }
  return [...byTool]
    .map(([tool, own]) => toolUse(tool, own))
    .sort((a, b) => b.calls - a.calls || compareCodePoints(a.tool, b.tool));
}

function toolUse(tool: string, calls: readonly TimedCall[]): ToolUse {
  const durations = calls.flatMap(({ elapsed }) => elapsed.duration ?? []);
  return {
    tool,
    calls: calls.length,
    outcomes: Object.fromEntries(
      OUTCOMES.map((outcome) => [outcome, calls.filter((call) => call.outcome === outcome).length]),
    ) as Record<Outcome, number>,
    duration: distributionOf(durations),
    ran: durations.length,
    measured: calls.filter(({ elapsed }) => elapsed.basis === 'progress').length,
  };
}
