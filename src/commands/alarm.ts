import { type Summarised, summaryMaterial } from '../analysis/reporting.js';
import { EXIT, type ExitCode, UserError } from '../failure.js';
import type { Problem } from '../problem.js';
import type { Condition } from '../report/condition.js';
import { summaryOf } from '../report/summary.js';
import { type Arguments, textsArgument } from './command.js';
import { dataExit } from './problems.js';

/** A condition as it was typed. */
export interface AskedCondition {
  readonly text: string;
  readonly condition: Condition;
}

/** The conditions of `--fail-on`; to be read before the work begins, so that a wrong one is told at once. */
export async function conditionsOf(args: Arguments): Promise<readonly AskedCondition[]> {
  const texts = textsArgument(args, 'fail-on');
  if (texts.length === 0) return [];
  const { ALLOWED_CONDITIONS, parseCondition } = await import('../report/condition.js');
  return texts.map((text) => {
    const condition = parseCondition(text.trim());
    if (condition !== undefined) return { text, condition };
    throw new UserError(
      EXIT.usage,
      `--fail-on ${text}: no such condition. Allowed are ${ALLOWED_CONDITIONS}.`,
    );
  });
}

export interface Alarm {
  readonly exitCode: ExitCode;
  /** Which condition holds and why, and which could not be judged. */
  readonly notes: readonly string[];
}

/** 65 if nothing of a source could be read; else 2 if a condition of `--fail-on` holds. */
export async function alarmOf(
  asked: readonly AskedCondition[],
  analysis: Summarised,
  problems: readonly Problem[],
): Promise<Alarm> {
  if (dataExit(analysis.corpus) === EXIT.data) return { exitCode: EXIT.data, notes: [] };
  if (asked.length === 0) return { exitCode: EXIT.done, notes: [] };
  const { judgeCondition } = await import('../report/condition.js');
  const summary = summaryOf(summaryMaterial(analysis));
  const found = { problems: problems.length, groups: analysis.groups, summary };
  const judged = asked.map(({ text, condition }) => ({ text, judgement: judgeCondition(condition, found) }));
  const notes = judged.flatMap(({ text, judgement }) => {
    if (judgement.kind === 'holds') return [`--fail-on ${text} holds: ${judgement.because}.`];
    if (judgement.kind === 'holds not') return [];
    return [`--fail-on ${text} does not hold: nothing is known of ${judgement.what} here.`];
  });
  const holds = judged.some(({ judgement }) => judgement.kind === 'holds');
  return { exitCode: holds ? EXIT.condition : EXIT.done, notes };
}
