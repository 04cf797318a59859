import { describe, expect, it } from 'vitest';
import { classesIn, Told } from './told.js';

const queued = (told: Told): readonly string[] =>
  classesIn(told).flatMap(([name, text]) => (name === 'queued' ? [text] : []));

describe('the queue of prompts typed while the agent works', () => {
  it('counts what was removed, at its enqueue, once', () => {
    const told = new Told().queue('enqueue', 'stop', { s: 5 }).queue('remove', undefined, { s: 9 });
    expect(classesIn(told)).toEqual([
      ['queued', 'stop'],
      ['queue_control', ''],
    ]);
    expect(told.session().prompts[0]?.record.line).toBe(1);
  });

  it('leaves what was dequeued to the user record that it becomes', () => {
    const told = new Told().queue('enqueue', 'stop').queue('dequeue').user('stop');
    expect(queued(told)).toEqual([]);
    expect(classesIn(told).filter(([name]) => name === 'typed')).toHaveLength(1);
  });

  it('forgets everything that popAll takes back into the editor', () => {
    const told = new Told().queue('enqueue', 'a').queue('enqueue', 'b').queue('popAll').queue('remove');
    expect(queued(told)).toEqual([]);
  });

  it('forgets what is still waiting at the end', () => {
    expect(queued(new Told().queue('enqueue', 'a'))).toEqual([]);
  });

  it('is first in, first out, unless the content names an entry', () => {
    const told = new Told().queue('enqueue', 'a').queue('enqueue', 'b').queue('enqueue', 'c');
    expect(queued(told.queue('dequeue').queue('remove'))).toEqual(['b']);
    const named = new Told()
      .queue('enqueue', 'a')
      .queue('enqueue', 'b')
      .queue('remove', 'b')
      .queue('dequeue');
    expect(queued(named)).toEqual(['b']);
    const unknown = new Told().queue('enqueue', 'a').queue('enqueue', 'b').queue('remove', 'z');
    expect(queued(unknown)).toEqual(['a']);
  });

  it.each([
    ['blank', '  '],
    ['a task notification', ' <task-notification>done'],
    ['an agent notification', '<agent-notification>done'],
    ['a task record', '{"task_id":"1"}'],
    ['one word that begins with a stroke', '/clear'],
  ])('counts no prompt that is %s', (_, content) => {
    expect(queued(new Told().queue('enqueue', content).queue('remove'))).toEqual([]);
    expect(queued(new Told().queuedCommand(content))).toEqual([]);
  });

  it('counts a slash command with words behind it', () => {
    expect(queued(new Told().queue('enqueue', '/review the ferry').queue('remove'))).toEqual([
      '/review the ferry',
    ]);
  });

  it.each([
    ['enqueued', new Told().queue('enqueue', '<task-notification>x'), 'task_notification'],
    ['a queued command', new Told().queuedCommand('{"task_id":1'), 'task_notification'],
    [
      'a queued command by mode',
      new Told().queuedCommand('x', { commandMode: 'task-notification' }),
      'task_notification',
    ],
    [
      'a queued command by origin',
      new Told().queuedCommand('x', { origin: { kind: 'task-notification' } }),
      'task_notification',
    ],
    [
      'a queued command of a channel',
      new Told().queuedCommand('x', { origin: { kind: 'channel' } }),
      'attachment_other',
    ],
    ['a queued command without words', new Told().queuedCommand('/clear'), 'attachment_other'],
    ['an enqueue that never left', new Told().queue('enqueue', 'x'), 'queue_control'],
    ['an operation nobody knows', new Told().queue('shuffle', 'x'), 'queue_control'],
  ])('names what is no prompt: %s', (_, told, expected) => {
    expect(classesIn(told).map(([name]) => name)).toEqual([expected]);
  });

  it('counts a queued command and the entry it repeats once', () => {
    const told = new Told().queue('enqueue', 'try again ').queue('remove').queuedCommand(' try again');
    expect(queued(told)).toEqual(['try again']);
    const twice = told.queue('enqueue', 'try again').queue('remove');
    expect(queued(twice)).toEqual(['try again', 'try again']);
  });

  it('cancels an entry with a queued command that is itself no prompt', () => {
    const told = new Told()
      .queue('enqueue', 'x')
      .queue('remove')
      .queuedCommand('x', { origin: { kind: 'channel' } });
    expect(queued(told)).toEqual([]);
  });

  it('takes a queued command of a person, in blocks too', () => {
    expect(queued(new Told().queuedCommand([{ type: 'text', text: 'look here' }]))).toEqual(['look here']);
    expect(queued(new Told().queuedCommand('x', { origin: { kind: 'human' } }))).toEqual(['x']);
  });
});
