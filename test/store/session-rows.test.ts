import { expect, it } from 'vitest';
import { sessionRows } from '../../src/store/session-rows.js';
import { toWireSession } from '../../src/wire/session.js';
import { Told } from '../transcript/told.js';

it('the newest version is that of the highest numbers', () => {
  const timed = new Told()
    .user('go', { version: '2.1.12' })
    .says('going', { version: '2.1.7' })
    .says('gone', { version: '1.0.128' })
    .timed();
  const { sessions } = sessionRows('key', timed, toWireSession(timed), new Set());
  expect(sessions.map(({ version }) => version)).toEqual(['2.1.12']);
});

it('a prompt is as long as it has characters, whatever they take', () => {
  const timed = new Told().user('😀😀😀').says('hm').timed();
  const { prompts } = sessionRows('key', timed, toWireSession(timed), new Set());
  expect(prompts.map(({ letters }) => letters)).toEqual([3]);
});
