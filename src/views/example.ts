import type { CapturedExamples } from '../drafts/example.js';
import { idCell, textCell } from './cell.js';

const SHOWN = 5;

/** What people asked before the best examples, and what the agent said after. */
export function contextText(captured: readonly CapturedExamples[]): readonly string[] {
  const examples = captured.flatMap((one) => one.examples).slice(0, SHOWN);
  const lines = examples.flatMap(({ session, promptBefore, wordsAfter }) => [
    ...(promptBefore === undefined ? [] : [`  ${idCell(session)} before: ${textCell(promptBefore)}`]),
    ...(wordsAfter === undefined ? [] : [`  ${idCell(session)} after:  ${textCell(wordsAfter)}`]),
  ]);
  return lines.length === 0 ? [] : [['Around them:', ...lines].join('\n')];
}
