import { type Answer, refusal } from './call.js';

/** Texts that Claude Code itself writes; rules and outcomes hang on their wording. */

export const INTERRUPTED = '[Request interrupted by user for tool use]';

const DECLINED =
  "The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it was a file edit, the new_string was NOT written to the file).";

/** A person said no: bare, or with what to do instead. */
export function rejected(feedback: true | string): Answer {
  if (feedback === true) {
    const text = `${DECLINED} STOP what you are doing and wait for the user to tell you how to proceed.`;
    return refusal(text, 'User rejected tool use');
  }
  return refusal(`${DECLINED} To tell you how to proceed, the user said:\n${feedback}`);
}

/** A parallel call failed, so this one never ran. */
export const CANCELLED: Answer = refusal(
  '<tool_use_error>Sibling tool call errored</tool_use_error>',
  'Sibling tool call errored',
);

/** Wraps what a tool itself refuses. */
export function toolError(text: string): Answer {
  return refusal(`<tool_use_error>${text}</tool_use_error>`, `Error: ${text}`);
}
