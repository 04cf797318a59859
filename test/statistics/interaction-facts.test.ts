import { expect, it } from 'vitest';
import { followsOf } from '../../src/statistics/interaction-facts.js';
import { Told } from '../transcript/told.js';

const said = (text: string) => ({
  type: 'assistant',
  message: { role: 'assistant', id: `m-${text}`, content: [{ type: 'text', text }] },
});
const called = (id: string) => ({
  type: 'assistant',
  message: { role: 'assistant', id: `m-${id}`, content: [{ type: 'tool_use', id, name: 'Read', input: {} }] },
});

it('a subagent follows the call that started it, also where that call was never answered', () => {
  const told = new Told()
    .user('look around')
    .call('task', {}, 'Task', { subagent_type: 'Explore' })
    .embedded('task', 'f00', said('I look'))
    .embedded('task', 'f00', called('read'));
  const follows = followsOf(told.timed()).map(({ from, to, times }) => `${from} → ${to} ${times}`);
  expect(follows).toContain('tool Task → agent Explore 1');
  expect(follows.filter((pair) => pair.startsWith('tool Task'))).toHaveLength(1);
});
