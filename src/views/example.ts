import type { CapturedExamples } from '../drafts/example.js';
import { textCell } from './cell.js';

const SHOWN = 5;

/** What people asked before the best examples, and what the agent said after. */
export function contextText(captured: readonly CapturedExamples[]): readonly string[] {
  const examples = captured.flatMap((one) => one.examples).slice(0, SHOWN);
  const lines = examples.flatMap(({ session, promptBefore, wordsAfter }) => [
    ...(promptBefore === undefined ? [] : [`  ${session.slice(0, 8)} before: ${textCell(promptBefore)}`]),
    ...(wordsAfter === undefined ? [] : [`  ${session.slice(0, 8)} after:  ${textCell(wordsAfter)}`]),
  ]);
  return lines.length === 0 ? [] : [['Around them:', ...lines].join('\n')];
}
