import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../src/transcript/event.js';
import type { JsonObject } from '../../src/transcript/json.js';
import { Told } from './told.js';

const ERROR = { is_error: true };
const outcomeOf = (text: string, more: JsonObject = ERROR, tool = 'Bash'): string | undefined =>
  new Told().call('a', {}, tool).result('a', text, more).session().calls[0]?.outcome;
const detail = (toolUseResult: unknown, more: JsonObject = {}): JsonObject => ({ toolUseResult, ...more });

describe('outcome of a call', () => {
  it.each<[what: string, text: string, more: JsonObject, expected: string]>([
    ['no is_error', 'fine', {}, 'ok'],
    ['is_error false', 'Exit code 1', { is_error: false }, 'ok'],
    ['an explained exit code', 'x', detail({ returnCodeInterpretation: 'No matches found' }), 'ok'],
    ['a success that quotes a rejection', "The user doesn't want to proceed", {}, 'ok'],
    ['interrupted by its detail', 'partial', detail({ interrupted: true }), 'interrupted'],
    ['a background id', 'x', detail({ backgroundTaskId: 'b1' }), 'background'],
    ['async', 'x', detail({ isAsync: true }), 'background'],
    ['async by status', 'x', detail({ status: 'async_launched' }), 'background'],
    ['background by text', 'Command running in background with ID: b1', {}, 'background'],
    ['backgrounded by hand', 'Command was manually backgrounded by user', ERROR, 'background'],
    ['an agent in the background', 'Async agent launched successfully.', {}, 'background'],
    ['a workflow in the background', 'Workflow launched in background', {}, 'background'],
    ['a cascade', '<tool_use_error>Sibling tool call errored</tool_use_error>', ERROR, 'cancelled'],
    ['a parallel cascade', 'Cancelled: parallel tool call Bash(x) errored', ERROR, 'cancelled'],
    ['declined', "The user doesn't want to proceed with this tool use.", ERROR, 'rejected'],
    ['declined, older words', "The user doesn't want to take this action right now.", ERROR, 'rejected'],
    ['declined, short', 'User rejected tool use', ERROR, 'rejected'],
    ['declined in a subagent', 'Permission for this tool use was denied. Stop.', ERROR, 'rejected'],
    ['a question answered with questions', 'The user wants to clarify these questions', ERROR, 'rejected'],
    ['interrupted', '[Request interrupted by user for tool use]', ERROR, 'interrupted'],
    ['interrupted after an exit code', 'Exit code 137\n[Request interrupted by user]', ERROR, 'interrupted'],
    ['denied by a rule', 'Permission to use Bash with command rm -rf x has been denied.', ERROR, 'denied'],
    [
      'denied over several lines',
      'Permission to use Bash with\nrm x\n-rf y has been auto-denied',
      ERROR,
      'denied',
    ],
    ['denied action', 'Permission for this action has been denied.', ERROR, 'denied'],
    ['denied by a classifier', 'This was denied by the Claude Code auto mode classifier', ERROR, 'denied'],
    ['not granted', "Claude requested permissions, but you haven't granted it yet.", ERROR, 'denied'],
    ['blocked by a hook', 'Edit was blocked by hook', ERROR, 'denied'],
    ['a hook before the tool', 'PreToolUse:Bash hook error: [lint]: no', ERROR, 'denied'],
    ['a phrase in the second line', 'no\nblocked by hook', ERROR, 'error'],
    ['a phrase after an exit code', 'Exit code 1 blocked by hook', ERROR, 'error'],
    ['a phrase that does not begin the text', 'he said: User rejected tool use', ERROR, 'error'],
    ['a plain failure', 'Exit code 1\nnope', ERROR, 'error'],
    ['an empty failure', '', ERROR, 'error'],
    [
      'white space and the wrapper before it',
      ' \n<tool_use_error> User rejected tool use',
      ERROR,
      'rejected',
    ],
    [
      'background before everything',
      'User rejected tool use',
      detail({ isAsync: true }, ERROR),
      'background',
    ],
    [
      'rejected before interrupted',
      'User rejected tool use',
      detail({ interrupted: true }, ERROR),
      'rejected',
    ],
  ])('%s', (_, text, more, expected) => {
    expect(outcomeOf(text, more)).toBe(expected);
  });

  it('is unfinished without a result', () => {
    expect(new Told().call('a').session().calls[0]?.outcome).toBe('unfinished');
  });

  it('does not read a toolUseResult that is a text', () => {
    expect(outcomeOf('fine', detail('Error: isAsync backgroundTaskId'))).toBe('ok');
  });

  it('is one of eight', () => {
    expect(OUTCOMES).toHaveLength(8);
  });
});

describe('exit code', () => {
  const codeOf = (text: string, more: JsonObject = ERROR, tool = 'Bash') =>
    new Told().call('a', {}, tool).result('a', text, more).session().calls[0]?.exitCode;

  it.each<[what: string, text: string, more: JsonObject, tool: string, expected: number | undefined]>([
    ['named', 'Exit code 127\nnot found', ERROR, 'Bash', 127],
    ['zero, if it says so', 'Exit code 0', ERROR, 'Bash', 0],
    ['behind the wrapper', ' <tool_use_error>Exit code 2', ERROR, 'Bash', 2],
    ['absent, never 0, when nothing is said', 'not found', ERROR, 'Bash', undefined],
    ['absent where nobody can count to it', 'Exit code 99999999999999999999', ERROR, 'Bash', undefined],
    ['absent on success', 'Exit code 1', {}, 'Bash', undefined],
    ['absent when only quoted', 'it said Exit code 1', ERROR, 'Bash', undefined],
    ['absent for other tools', 'Exit code 1', ERROR, 'Read', undefined],
  ])('%s', (_, text, more, tool, expected) => {
    expect(codeOf(text, more, tool)).toBe(expected);
  });
});
