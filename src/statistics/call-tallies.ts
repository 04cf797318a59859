import type { TimedSession } from '../timing/timed-session.js';
import { OUTCOMES, type Outcome } from '../transcript/event.js';
import { template } from '../transcript/failure.js';

/** Calls of one tool in one session. Foreign text: its name. */
export interface ToolTally {
  readonly tool: string;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** Errors of one tool in one session whose failing lines are the same but for their values. Foreign text. */
export interface ErrorTally {
  readonly tool: string;
  /** Absent where no line says anything. */
  readonly template: string | undefined;
  readonly count: number;
}

const NO_CALLS = Object.fromEntries(OUTCOMES.map((name) => [name, 0])) as Record<Outcome, number>;

/** In the order in which the tools were first called. */
export function toolTallies({ calls }: Pick<TimedSession, 'calls'>): readonly ToolTally[] {
  const tallies = new Map<string, Record<Outcome, number>>();
  for (const { tool, outcome } of calls) {
    const counts = tallies.get(tool) ?? { ...NO_CALLS };
    counts[outcome] += 1;
    tallies.set(tool, counts);
  }
  return [...tallies].map(([tool, outcomes]) => ({ tool, outcomes }));
}

export function errorTallies({ calls }: Pick<TimedSession, 'calls'>): readonly ErrorTally[] {
  const tallies = new Map<string, { tool: string; template: string | undefined; count: number }>();
  for (const { tool, outcome, result } of calls) {
    if (outcome !== 'error') continue;
    const failing = template(result?.text ?? '');
    const key = `${tool}\0${failing ?? ''}`;
    const tally = tallies.get(key) ?? { tool, template: failing, count: 0 };
    tally.count += 1;
    tallies.set(key, tally);
  }
  // Cloned, because a slice of an output keeps the whole output in memory.
  return structuredClone([...tallies.values()]);
}
