import type { ToolResult } from './content.js';
import type { Outcome } from './event.js';
import type { ResultDetail } from './record.js';

/** How a call with this result ended (metrics.md 3). Rows are tried in the order of that table. */
export function outcomeOf(result: ToolResult, detail: ResultDetail): Exclude<Outcome, 'unfinished'> {
  const text = startOf(result.text);
  if (detail.background || BACKGROUND.test(text)) return 'background';
  if (!mayBeStopped(result, detail)) return 'ok';
  if (CANCELLED.test(text)) return 'cancelled';
  if (REJECTED.test(text)) return 'rejected';
  if (detail.interrupted || INTERRUPTED.test(text)) return 'interrupted';
  if (DENIED.test(text) || DENIED_IN_FIRST_LINE.test(beforeExitCode(text))) return 'denied';
  return result.isError ? 'error' : 'interrupted';
}

/** Whether anything but `ok` and `background` is possible: most results need no look at their text. */
export const mayBeStopped = (result: ToolResult, detail: ResultDetail): boolean =>
  result.isError || detail.interrupted;

/** N of a text that begins `Exit code N`. Absent is never 0; a number that nobody can count to is none. */
export function exitCodeOf(result: ToolResult): number | undefined {
  if (!result.isError) return undefined;
  const code = Number(/^Exit code (\d+)/.exec(startOf(result.text))?.[1]);
  return Number.isSafeInteger(code) ? code : undefined;
}

/** Whether such a call ran by itself: waiting for a person is not running. */
export const didRun = (outcome: Outcome): boolean => !DID_NOT_RUN.includes(outcome);

const DID_NOT_RUN: readonly Outcome[] = ['background', 'unfinished', 'rejected', 'denied', 'cancelled'];

const BACKGROUND =
  /^(?:Command running in background with ID|Command was manually backgrounded|Async agent launched successfully|Workflow launched in background)/;

const CANCELLED = /^(?:Sibling tool call errored|Cancelled: parallel tool call)/;

const REJECTED =
  /^(?:The user doesn't want to proceed|The user doesn't want to take this action|User rejected tool use|Permission for this tool use was denied|The user wants to clarify)/;

const INTERRUPTED = /^(?:Exit code \d+\s*)?\[Request interrupted by user/;

const DENIED =
  /^(?:Permission to use [\s\S]*? has been (?:auto-)?denied|Permission for this action|PreToolUse:[^\n]* hook error)/;

const DENIED_IN_FIRST_LINE = /denied by the [^\n]* classifier|haven't granted it yet|blocked by hook/;

const WRAPPER = '<tool_use_error>';

/** The text without leading white space and one `<tool_use_error>`. */
function startOf(text: string): string {
  const trimmed = text.trimStart();
  return trimmed.startsWith(WRAPPER) ? trimmed.slice(WRAPPER.length).trimStart() : trimmed;
}

/** The first line up to an `Exit code`: what stands behind it is a program's output. */
function beforeExitCode(text: string): string {
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  const exit = line.indexOf('Exit code');
  return exit < 0 ? line : line.slice(0, exit);
}
