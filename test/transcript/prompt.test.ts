import { describe, expect, it } from 'vitest';
import { HUMAN_CLASSES } from '../../src/transcript/event.js';
import type { JsonObject } from '../../src/transcript/json.js';
import { PROMPT_CLASSES } from '../../src/transcript/prompt.js';
import { classesIn, Told } from './told.js';

const IMAGE = { type: 'image', source: { type: 'base64', data: 'AAAA' } };
const text = (value: string): JsonObject => ({ type: 'text', text: value });
const result = (content: string, more: JsonObject = {}): JsonObject => ({
  type: 'tool_result',
  tool_use_id: 'a',
  content,
  ...more,
});

describe('a user record', () => {
  it.each<[what: string, content: unknown, more: JsonObject, expected: readonly string[]]>([
    ['text', 'mend the ferry', {}, ['typed']],
    ['text blocks', [text('mend'), text('the ferry')], {}, ['typed']],
    ['an image alone', [IMAGE], {}, ['typed']],
    ['shell mode', '<bash-input>ls</bash-input>', {}, ['typed']],
    ['text after editor context', '<ide_selection>x</ide_selection>\n mend it', {}, ['typed']],
    ['text after a reminder', '<system-reminder>be brief</system-reminder>mend it', {}, ['typed']],
    [
      'text after both',
      '<ide_opened_file>a.ts</ide_opened_file><system-reminder>x</system-reminder> go',
      {},
      ['typed'],
    ],
    ['a reminder that is not closed', '<system-reminder>mend it', {}, ['typed']],
    ['origin human', 'mend it', { origin: { kind: 'human' } }, ['typed']],
    ['nothing', '', {}, ['meta']],
    ['editor context alone', '<ide_opened_file>a.ts</ide_opened_file>', {}, ['meta']],
    ['a meta record', 'mend it', { isMeta: true }, ['meta']],
    ['a compact summary by flag', 'mend it', { isCompactSummary: true }, ['compact_summary']],
    ['a skill body by flag', 'mend it', { sourceToolUseID: 'toolu_1' }, ['skill_body']],
    [
      'a task notification by origin',
      'mend it',
      { origin: { kind: 'task-notification' } },
      ['task_notification'],
    ],
    ['a sidechain', 'mend it', { isSidechain: true }, ['sidechain']],
    [
      'a slash command in a sidechain',
      '<command-name>/x</command-name>',
      { isSidechain: true },
      ['sidechain'],
    ],
    ['a slash command by name', '<command-name>/clear</command-name>', {}, ['slash_command']],
    ['a slash command by message', '<command-message>clear</command-message>', {}, ['slash_command']],
    ['a meta slash command', '<command-name>/x</command-name>', { isMeta: true }, ['meta']],
    [
      'a slash command with words',
      '<command-name>/do</command-name><command-args> mend it </command-args>',
      {},
      ['command_args', 'slash_command'],
    ],
    [
      'a slash command with blank words',
      '<command-name>/do</command-name><command-args>  </command-args>',
      {},
      ['slash_command'],
    ],
    ['local output', '<local-command-stdout>x</local-command-stdout>', {}, ['local_command_output']],
    ['the caveat', 'Caveat: The messages below were generated', {}, ['local_command_output']],
    ['shell output', '<bash-stdout>x</bash-stdout>', {}, ['bash_output']],
    ['shell errors', '<bash-stderr>x</bash-stderr>', {}, ['bash_output']],
    ['a task notification', '<task-notification>x', {}, ['task_notification']],
    ['an agent notification', '<agent-notification>x', {}, ['task_notification']],
    ['an injection of CI', '<ci-monitor-event>x', { origin: { kind: 'human' } }, ['sdk_injection']],
    ['an interruption', '[Request interrupted by user]', {}, ['interruption']],
    ['a plan handed over', 'Implement the following plan:\n1. mend', {}, ['plan_handoff']],
    [
      'a compact summary by its beginning',
      'This session is being continued from a previous conversation that ran out',
      {},
      ['compact_summary'],
    ],
    ['a skill body by its beginning', 'Base directory for this skill: /x', {}, ['skill_body']],
    ['a hook that stopped', 'Operation stopped by hook: tests first', {}, ['hook_stop']],
    [
      'machine text after a reminder',
      '<system-reminder>x</system-reminder><bash-stdout>x',
      {},
      ['bash_output'],
    ],
    ['machine text that is quoted later', 'look: <bash-stdout>x', {}, ['typed']],
    ['a tool result', [result('fine')], {}, ['tool_result']],
    ['a tool result in a sidechain', [result('fine'), text('go on')], { isSidechain: true }, ['tool_result']],
    ['a tool result with an image', [result('fine'), IMAGE], {}, ['tool_result']],
    ['a tool result with text beside it', [result('fine'), text('but faster')], {}, ['feedback']],
    ['a tool result with machine text beside it', [result('x'), text('<bash-stdout>')], {}, ['tool_result']],
    ['a tool result with text, meta', [result('x'), text('more')], { isMeta: true }, ['tool_result']],
    ['no message at all', undefined, {}, ['meta']],
  ])('%s', (_, content, more, expected) => {
    expect(classesIn(new Told().user(content, more)).map(([name]) => name)).toEqual(expected);
  });

  it('has the text a person typed, without what the harness put before it', () => {
    const told = new Told().user([text('<ide_selection>x</ide_selection>\n'), text('mend\nit ')]);
    expect(classesIn(told)).toEqual([['typed', 'mend\nit']]);
  });

  it.each<[what: string, content: string, expected: string | undefined]>([
    [
      'what follows "the user said:"',
      "The user doesn't want to proceed. The user said:\nuse make",
      'use make',
    ],
    ['either case', "The user doesn't want to proceed; the user said: use make", 'use make'],
    [
      'up to the questions',
      "The user doesn't want to proceed. The user said: use make\nThe user wants to clarify these questions: 1",
      'use make',
    ],
    [
      'up to the note',
      "The user doesn't want to proceed. The user said: use make\nNote: The user's next message may contain a correction",
      'use make',
    ],
    ['nothing said', "The user doesn't want to proceed. STOP what you are doing", undefined],
    ['blank words', "The user doesn't want to proceed. The user said:   ", undefined],
  ])('gives feedback from a rejection: %s', (_, content, expected) => {
    const told = new Told().user([result(content, { is_error: true })]);
    expect(classesIn(told)).toEqual(
      expected === undefined ? [['tool_result', '']] : [['feedback', expected]],
    );
  });

  it('gives no feedback from a result that only quotes a rejection', () => {
    const told = new Told().user([
      result("it printed: The user doesn't want. The user said: x", { is_error: true }),
    ]);
    expect(classesIn(told)).toEqual([['tool_result', '']]);
  });
});

describe('a local command of the harness', () => {
  const local = (content: string, more: JsonObject = {}) =>
    new Told().record({ type: 'system', subtype: 'local_command', content, ...more });

  it('is a slash command with what was typed behind it', () => {
    const told = local('<command-name>/review</command-name><command-args>the ferry</command-args>');
    expect(classesIn(told).map(([name]) => name)).toEqual(['command_args', 'slash_command']);
  });

  it('has no row where it is output, or in a sidechain', () => {
    expect(classesIn(local('<local-command-stdout>x'))).toEqual([]);
    expect(classesIn(local('<command-name>/x</command-name>', { isSidechain: true }))).toEqual([]);
  });
});

it('counts four classes as human', () => {
  expect(HUMAN_CLASSES).toEqual(PROMPT_CLASSES.slice(0, 4));
});
