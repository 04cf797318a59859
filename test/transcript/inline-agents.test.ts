import { expect, test } from 'vitest';
import { decode } from '../../src/transcript/decode.js';
import { withInlineAgents } from '../../src/transcript/inline-agents.js';
import { Told } from './told.js';

const agentsOf = (told: Told): readonly (string | undefined)[] =>
  withInlineAgents(told.objects.map((json, index) => decode(json, 0, index + 1))).map(
    ({ agentId }) => agentId,
  );

const side = (uuid: string, parentUuid: string | null) => ({ uuid, parentUuid, isSidechain: true });

test('subagents that write into one file at once are told apart by their chains', () => {
  const told = new Told()
    .says('look into both', { uuid: 'm' })
    .user('the parser', side('a1', null))
    .user('the printer', side('b1', null))
    .says('reading', side('b2', 'b1'))
    .says('reading', side('a2', 'a1'))
    .user('found it', side('a3', 'a2'))
    .says('more to do', side('c1', 'm'));
  const [first, second, third] = ['sidechain-1', 'sidechain-2', 'sidechain-3'];
  expect(agentsOf(told)).toEqual([undefined, first, second, second, first, first, third]);
});

test('who has an id keeps it', () => {
  const told = new Told().says('x', { agentId: 'a1b2', isSidechain: true }).says('y');
  expect(agentsOf(told)).toEqual(['a1b2', undefined]);
});
