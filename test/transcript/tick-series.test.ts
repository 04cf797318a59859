import { describe, expect, it } from 'vitest';
import { at, SESSION, sessionOf, Told } from './told.js';

const use = (id: string) => ({ type: 'tool_use', id, name: 'Bash', input: { command: id } });
const calls = (id: string, s: number, told: Told): Told =>
  told.embedded('task', 'ag', { type: 'assistant', message: { content: [use(id)] } }, { s });
const returns = (id: string, s: number, told: Told): Told =>
  told.embedded(
    'task',
    'ag',
    { type: 'user', message: { content: [{ type: 'tool_result', tool_use_id: id, content: 'x' }] } },
    { s },
  );

/** Ticks by call: how many, and the largest elapsed value in seconds. */
const seriesOf = (told: Told): Readonly<Record<string, readonly [number, number]>> =>
  Object.fromEntries(
    [...told.session().ticks.byCall].map(([id, { count, maxElapsed }]) => [id, [count, maxElapsed / 1000]]),
  );

describe('ticks of one command', () => {
  it('belong to the call that parentToolUseID names, though no two share a parentUuid', () => {
    const told = new Told().call('a', { s: 0 }).tick('a', 0, 2, { s: 30 }).tick('a', 1, 3).tick('a', 2, 4);
    const parents = told.objects.slice(1).map(({ parentUuid }) => parentUuid);
    expect(new Set(parents).size).toBe(parents.length);
    expect(seriesOf(told.result('a'))).toEqual({ a: [3, 4] });
  });

  it('of parallel commands are told apart by their calls, not by adjacency', () => {
    const told = new Told().call('a').call('b');
    told.tick('a', 0, 2).tick('b', 0, 2).tick('a', 1, 3).tick('b', 1, 3).tick('b', 2, 4);
    expect(seriesOf(told)).toEqual({ a: [2, 3], b: [3, 4] });
  });

  it('need a number of seconds: a heartbeat without one is none', () => {
    const told = new Told()
      .call('a')
      .tick('a', 0, 2)
      .record({
        type: 'progress',
        data: { type: 'bash_progress', output: 'x' },
        toolUseID: 'bash-progress-1',
        parentToolUseID: 'a',
      });
    expect(seriesOf(told)).toEqual({ a: [1, 2] });
  });

  it('keep the smallest and the largest value, and what was shown last', () => {
    const told = new Told().call('a').tick('a', 0, 2).tick('a', 1, 3);
    expect(told.session().ticks.byCall.get('a')).toMatchObject({
      minElapsed: 2000,
      maxElapsed: 3000,
      firstElapsed: 2000,
      lastOutput: '3 s',
    });
  });
});

describe('ticks of several commands under the id of one Task', () => {
  it('are taken apart where the number starts anew, and given to the commands in their order', () => {
    const told = new Told().call('task', { s: 0 }, 'Task');
    calls('one', 1, told).tick('task', 0, 2, { s: 3 }).tick('task', 1, 3).tick('task', 2, 4);
    returns('one', 6, told);
    calls('two', 7, told).tick('task', 0, 2, { s: 9 }).tick('task', 1, 3);
    returns('two', 12, told);
    expect(seriesOf(told)).toEqual({ one: [3, 4], two: [2, 3] });
  });

  it('are taken apart when they interleave: each continues the chain of its parentUuid', () => {
    const told = new Told().call('task', { s: 0 }, 'Task');
    calls('one', 1, told);
    calls('two', 1.1, told);
    told.tick('task', 0, 2, { s: 3, uuid: 'a0' }).tick('task', 0, 2, { s: 3.1, uuid: 'b0' });
    told.tick('task', 1, 3, { s: 4, uuid: 'a1', parentUuid: 'a0' });
    told.tick('task', 1, 3, { s: 4.1, uuid: 'b1', parentUuid: 'b0' });
    told.tick('task', 2, 9, { s: 10, uuid: 'b2', parentUuid: 'b1' });
    expect(seriesOf(told)).toEqual({ one: [2, 3], two: [3, 9] });
  });

  it('without a chain continue the nearest smaller number whose elapsed value is not larger', () => {
    const told = new Told().call('task', { s: 0 }, 'Task');
    calls('one', 1, told);
    calls('two', 1.1, told);
    told.tick('task', 0, 2, { s: 3 }).tick('task', 1, 3, { s: 4 }).tick('task', 0, 2, { s: 4.5 });
    told.tick('task', 5, 4, { s: 6, parentUuid: 'elsewhere' });
    expect(seriesOf(told)).toEqual({ one: [3, 4], two: [1, 2] });
  });

  it('open a series where the elapsed value of a chain would fall', () => {
    const told = new Told().call('task', { s: 0 }, 'Task');
    calls('one', 1, told);
    calls('two', 1.1, told);
    told.tick('task', 0, 9, { s: 11, uuid: 'a0' }).tick('task', 1, 2, { s: 12, parentUuid: 'a0' });
    expect(seriesOf(told)).toEqual({ one: [1, 9], two: [1, 2] });
  });

  it('go to no command that was called later, or that had its result before the last tick', () => {
    const told = new Told().call('task', { s: 0 }, 'Task');
    calls('over', 1, told);
    returns('over', 3.5, told);
    calls('fits', 2, told);
    calls('late', 3.1, told);
    told.tick('task', 0, 1, { s: 3 }).tick('task', 1, 2, { s: 4 });
    returns('fits', 9, told);
    returns('late', 9, told);
    expect(seriesOf(told)).toEqual({ fits: [2, 2] });
  });

  it('go to a command called at the first tick, with its result at the last', () => {
    const told = new Told().call('task', { s: 0 }, 'Task');
    calls('exact', 3, told);
    told.tick('task', 0, 1, { s: 3 }).tick('task', 1, 2, { s: 4 });
    returns('exact', 4, told);
    expect(seriesOf(told)).toEqual({ exact: [2, 2] });
  });

  it('without a command are counted and are no command', () => {
    const told = new Told().call('task', {}, 'Task').call('own', { s: 1 }).tick('task', 0, 2, { s: 5 });
    const { ticks, calls: found } = told.tick('nobody', 0, 2).session();
    expect([...ticks.byCall.keys()]).toEqual([]);
    expect(ticks.unassigned).toBe(2);
    expect(found.map(({ id }) => id)).toEqual(['task', 'own']);
  });

  it('of an agent that ran under two Tasks go to its commands in the order in which they open', () => {
    const told = new Told().embedded('k1', 'g', {}, { s: 1 }).embedded('k2', 'g', {}, { s: 1 });
    told.tick('k2', 0, 2, { s: 5 }).call('only', { s: 6, agentId: 'g' });
    told.tick('k1', 0, 2, { s: 20 }).tick('k2', 0, 2, { s: 30 });
    const { ticks } = told.session();
    expect([...ticks.byCall].map(([id, { firstAt }]) => [id, firstAt])).toEqual([['only', at(20)]]);
    expect(ticks.unassigned).toBe(2);
  });

  it('may say anything: the largest tick is one of them', () => {
    const { ticks } = new Told().call('a').tick('a', 0, -1).session();
    expect(ticks.byCall.get('a')).toMatchObject({ minElapsed: -1000, maxElapsed: -1000 });
  });

  it('go to commands in the file of the agent that the result of the Task names', () => {
    const main = new Told().call('task', { s: 0 }, 'Task').tick('task', 0, 2, { s: 5 });
    main.result('task', 'done', { s: 20, toolUseResult: { agentId: 'ag1' } });
    const own = new Told({ agentId: 'ag1', isSidechain: true }, 'a')
      .call('mine', { s: 2 })
      .result('mine', 'x', { s: 9 });
    const other = new Told({ agentId: 'ag2', isSidechain: true }, 'b')
      .call('not', { s: 1 })
      .result('not', 'x', { s: 9 });
    const { ticks } = sessionOf([
      main.file(),
      other.file(`${SESSION}/subagents/agent-ag2.jsonl`, 'subagent', 1),
      own.file(`${SESSION}/subagents/agent-ag1.jsonl`, 'subagent', 2),
    ]);
    expect([...ticks.byCall.keys()]).toEqual(['mine']);
  });
});
