import { compareCodePoints } from '../transcript/code-point.js';
import { OUTCOMES, type Outcome } from '../transcript/event.js';
import type { WireTool } from '../wire/contract-report.js';
import { type ReportedSession, ratio } from './material.js';

/**
 * Every tool, most called first. Foreign text: their names, as they are.
 * @param nameOf what a tool is called; those called the same count as one
 */
export function toolsOf(
  sessions: readonly Pick<ReportedSession, 'tools'>[],
  nameOf: (tool: string) => string = (tool) => tool,
): readonly WireTool[] {
  const names = new Map(toolsIn(sessions).map((tool) => [tool, nameOf(tool)]));
  const tools = new Map<string, { callers: Set<unknown>; outcomes: Record<Outcome, number> }>();
  for (const session of sessions)
    for (const { tool, outcomes } of session.tools) {
      const name = names.get(tool) ?? tool;
      const known = tools.get(name) ?? { callers: new Set(), outcomes: noCalls() };
      tools.set(name, known);
      known.callers.add(session);
      for (const outcome of OUTCOMES) known.outcomes[outcome] += outcomes[outcome];
    }
  return [...tools]
    .map(([tool, counted]) => toolOf(tool, counted.callers.size, counted.outcomes))
    .sort((a, b) => b.calls - a.calls || compareCodePoints(a.tool, b.tool));
}

const toolsIn = (sessions: readonly Pick<ReportedSession, 'tools'>[]): readonly string[] => [
  ...new Set(sessions.flatMap(({ tools }) => tools.map(({ tool }) => tool))),
];

const noCalls = () => Object.fromEntries(OUTCOMES.map((name) => [name, 0])) as Record<Outcome, number>;

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
