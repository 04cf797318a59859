import { describe, expect, it } from 'vitest';
import { at, Told } from './told.js';

const use = (id: string, command = 'make') => ({ type: 'tool_use', id, name: 'Bash', input: { command } });
const result = (id: string, content = 'done') => ({ type: 'tool_result', tool_use_id: id, content });
const agentSays = (...blocks: readonly unknown[]) => ({
  type: 'assistant',
  timestamp: '2026-02-10T12:05:00.000Z',
  message: { content: blocks },
});
const agentHears = (...blocks: readonly unknown[]) => ({ type: 'user', message: { content: blocks } });

describe('calls', () => {
  it('join the use and the result of one id, with their places and instants', () => {
    const [call, ...others] = new Told().call('a', { s: 3 }).result('a', 'fine', { s: 8 }).session().calls;
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      id: 'a',
      tool: 'Bash',
      line: 1,
      recordUuid: 'r0',
      at: at(3),
      embedded: false,
    });
    expect(call?.result).toMatchObject({ line: 2, recordUuid: 'r1', at: at(8), text: 'fine' });
  });

  it('take the first use and the first result of an id', () => {
    const told = new Told()
      .call('a', {}, 'Bash', { command: 'first' })
      .call('a', {}, 'Bash', { command: 'second' })
      .result('a', 'first')
      .result('a', 'second', { is_error: true });
    const { calls, orphanResults } = told.session();
    expect(calls.map(({ input }) => input.command)).toEqual(['first']);
    expect(calls[0]).toMatchObject({ outcome: 'ok', result: { text: 'first' } });
    expect(orphanResults).toBe(0);
  });

  it('find a result that stands before its call in the file', () => {
    expect(new Told().result('a').call('a').session().calls[0]?.outcome).toBe('ok');
  });

  it('count results without a call once per id, and make no call of them', () => {
    const { calls, orphanResults } = new Told().result('x').result('x').result('y').session();
    expect(calls).toEqual([]);
    expect(orphanResults).toBe(2);
  });

  it('join the texts of a result in blocks', () => {
    const blocks = [{ type: 'text', text: 'a' }, { type: 'image' }, { type: 'text', text: 'b' }];
    const told = new Told().call('a').user([{ type: 'tool_result', tool_use_id: 'a', content: blocks }]);
    expect(told.session().calls[0]?.result?.text).toBe('a\nb');
  });

  it('survive blocks that are none', () => {
    const content = [
      null,
      1,
      'x',
      { type: 'tool_use' },
      { type: 'tool_use', id: 5 },
      { type: 'tool_result' },
    ];
    expect(new Told().user(content).says('', {}, { content }).session().calls).toEqual([]);
  });
});

describe('embedded calls of subagents', () => {
  it('count at their inner instant, else at the outer one', () => {
    const told = new Told()
      .embedded('task', 'ag', agentSays(use('e1')), { s: 400 })
      .embedded('task', 'ag', agentHears(result('e1')), { s: 410 });
    const { calls } = told.session();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ embedded: true, thread: 'ag', parentToolUseId: 'task', at: at(300) });
    expect(calls[0]?.result?.at).toBe(at(410));
  });

  it('give way to a record of the session that holds the same block', () => {
    const told = new Told()
      .embedded('task', 'ag', agentSays(use('e1', 'embedded')))
      .embedded('task', 'ag', agentHears(result('e1', 'embedded')))
      .call('e1', {}, 'Bash', { command: 'own' })
      .result('e1', 'own');
    const [call, ...others] = told.session().calls;
    expect(others).toEqual([]);
    expect(call).toMatchObject({ embedded: false, input: { command: 'own' }, result: { text: 'own' } });
  });

  it('may be answered by a record', () => {
    const told = new Told().embedded('task', 'ag', agentSays(use('e1'))).result('e1', 'own');
    expect(told.session().calls[0]).toMatchObject({ embedded: true, outcome: 'ok', result: { text: 'own' } });
  });

  it('are no prompts, no activity, and never read from normalizedMessages', () => {
    const told = new Told().user('go', { s: 0 }).record({
      s: 5,
      type: 'progress',
      data: {
        type: 'agent_progress',
        agentId: 'ag',
        message: {
          type: 'user',
          timestamp: '2026-02-10T20:00:00.000Z',
          message: { content: 'inner prompt' },
        },
        normalizedMessages: [agentSays(use('never'))],
      },
    });
    const timed = told.timed();
    expect(timed.calls).toEqual([]);
    expect(timed.prompts.map((prompt) => prompt.class)).toEqual(['typed']);
    expect(timed.end).toBe(at(5));
  });

  it('are orphans where their call is missing', () => {
    expect(new Told().embedded('task', 'ag', agentHears(result('gone'))).session().orphanResults).toBe(1);
  });
});
