import { compareCodePoints } from '../transcript/code-point.js';
import { OUTCOMES, type Outcome } from '../transcript/event.js';
import type { WireTool } from '../wire/contract-report.js';
import { type ReportedSession, ratio } from './material.js';

/** Every tool, most called first. Foreign text: their names, as they are. */
export function toolsOf(sessions: readonly Pick<ReportedSession, 'tools'>[]): readonly WireTool[] {
  const tools = new Map<string, { sessions: number; outcomes: Record<Outcome, number> }>();
  for (const { tool, outcomes } of sessions.flatMap((one) => one.tools)) {
    const known = tools.get(tool);
    if (known === undefined) tools.set(tool, { sessions: 1, outcomes: { ...outcomes } });
    else {
      known.sessions += 1;
      for (const name of OUTCOMES) known.outcomes[name] += outcomes[name];
    }
  }
  return [...tools]
    .map(([tool, counted]) => toolOf(tool, counted.sessions, counted.outcomes))
    .sort((a, b) => b.calls - a.calls || compareCodePoints(a.tool, b.tool));
}

function toolOf(tool: string, sessions: number, outcomes: Readonly<Record<Outcome, number>>): WireTool {
  const calls = OUTCOMES.reduce((sum, name) => sum + outcomes[name], 0);
  const { ok, error: errors } = outcomes;
  const declined = outcomes.rejected + outcomes.denied;
  return {
    ...{ tool, calls, ok, errors, declined, sessions },
    other: calls - ok - errors - declined,
    success_rate: ratio(ok, calls) ?? 0,
  };
}
