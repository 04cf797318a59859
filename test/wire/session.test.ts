import { describe, expect, it } from 'vitest';
import { toWireCommands, toWirePrompts } from '../../src/wire/command.js';
import { wireCommand, wireSession } from '../../src/wire/contract-session.js';
import { toWireSession } from '../../src/wire/session.js';
import { Told } from '../transcript/told.js';

const story = (): Told =>
  new Told()
    .user('go', { s: 0 })
    .says('on it', {}, { id: 'm1', model: 'claude-b', usage: { output_tokens: 7, input_tokens: 3 } })
    .call('a', { s: 2 }, 'Bash', { command: 'npm test' })
    .result('a', 'Exit code 1', { s: 4.5, is_error: true })
    .says('', { version: '10.0.0' }, { id: 'm2', model: '<synthetic>' })
    .user('[Request interrupted by user]')
    .user('on', { s: 3000, version: '2.1.9' });

describe('a row of sessions[]', () => {
  it('has what metrics.md names, in seconds, and keeps the contract', () => {
    const row = toWireSession(story().timed());
    expect(wireSession.parse(row)).toEqual(row);
    expect(row).toMatchObject({
      user: 'ada',
      start: '2026-02-10T12:00:00.000Z',
      end: '2026-02-10T12:50:00.000Z',
      span_s: 3000,
      active_s: 6.5,
      gap_count: 1,
      block_count: 2,
      gaps: [{ duration_s: 2993.5, ended_by: 'prompt' }],
      prompts: 2,
      prompts_by_class: { typed: 2, queued: 0, command_args: 0, feedback: 0 },
      tool_calls: 1,
      errors_by_tool: { Bash: 1 },
      assistant_messages: 2,
      output_tokens: 7,
      models: ['claude-b'],
      versions: ['10.0.0', '2.1.37', '2.1.9'],
      interruptions: 1,
      flags: [],
    });
  });

  it.each([
    ['a prompt', 'go on', 'prompt'],
    [
      'what a command of the session printed',
      '<local-command-stdout>ok</local-command-stdout>',
      'local_command_output',
    ],
    ['news of a task', '<task-notification>done</task-notification>', 'task_notification'],
  ])('says what ended a gap: %s', (_, text, endedBy) => {
    const row = toWireSession(new Told().user('go', { s: 0 }).user(text, { s: 3000 }).timed());
    expect(row.gaps.map(({ ended_by }) => ended_by)).toEqual([endedBy]);
  });

  it('counts all eight outcomes, zeros included', () => {
    expect(toWireSession(story().timed()).outcomes).toEqual({
      ...{
        unfinished: 0,
        background: 0,
        ok: 0,
        cancelled: 0,
        rejected: 0,
        interrupted: 0,
        denied: 0,
        error: 1,
      },
    });
  });

  it('leaves out what is absent instead of writing null', () => {
    const row = toWireSession(new Told({ cwd: undefined }).user('x', { timestamp: undefined }).timed());
    expect(row).not.toHaveProperty('start');
    expect(row).not.toHaveProperty('project');
    expect(JSON.stringify(row)).not.toContain('null');
  });
});

describe('a row of commands[]', () => {
  it('has the first 200 code points of the command, never half of one', () => {
    const told = new Told()
      .call('a', {}, 'Bash', { command: '😀'.repeat(300) })
      .call('b', {}, 'bash')
      .call('c', {}, 'Read');
    const rows = toWireCommands(told.timed());
    expect(rows.map(({ command }) => command)).toEqual(['😀'.repeat(200)]);
    expect(wireCommand.parse(rows[0])).toEqual(rows[0]);
  });

  it('leaves out exit code and spans that are not known', () => {
    const [row] = toWireCommands(new Told().call('a').timed());
    expect(row).toMatchObject({ outcome: 'unfinished', ticks: 0, embedded: false });
    for (const absent of ['exit_code', 'duration_s', 'basis', 'wait_s', 'result_at'])
      expect(row).not.toHaveProperty(absent);
  });
});

describe('rows of prompts[]', () => {
  it('are one a record and class, machines included', () => {
    const told = new Told()
      .user('<command-name>/do</command-name><command-args>it</command-args>')
      .queue('enqueue', 'x');
    expect(
      toWirePrompts(told.timed()).map(({ line, class: name, record_uuid }) => [line, name, record_uuid]),
    ).toEqual([
      [1, 'command_args', 'r0'],
      [1, 'slash_command', 'r0'],
      [2, 'queue_control', undefined],
    ]);
  });
});
