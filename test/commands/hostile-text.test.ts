import { describe, expect, it } from 'vitest';
import { Told } from '../transcript/told.js';
import { frictionlog, sharedFolder } from './program.js';

/** A title set, a screen cleared, a line turned round: with any letter of it left, something happens. */
const ACTING = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e';
const ACTS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/;
const SEEN = '\\u{1b}]0;owned\\u{7}\\u{1b}[2J\\u{9b}31m\\u{202e}';

/** A session with it in every place that a transcript has. */
const told = (sessionId: string): string =>
  new Told({ sessionId, cwd: `/home/ada/${ACTING}`, gitBranch: ACTING, version: ACTING }, sessionId.slice(-1))
    .user(`${ACTING}go`)
    .says(ACTING)
    .call('a', {}, `${ACTING}Tool`, { path: ACTING })
    .result('a', `${ACTING}no such thing`, { is_error: true })
    .call('b', {}, 'Bash', { command: `rg ${ACTING}berths src | head` })
    .result('b', `/bin/bash: line 1: rg: command not found${ACTING}`)
    .call('c', {}, 'Read', { file_path: `/x/${ACTING}` })
    .result('c', `${ACTING}away`, { is_error: true })
    .record({ type: 'system', subtype: 'compact_boundary', compactMetadata: { trigger: ACTING } })
    .user('no, I said something else', { s: 60 })
    .record({ type: `${ACTING}kind` }).text;

const IDS = [`${ACTING}1`, `${ACTING}2`];
const PLACE = sharedFolder({
  ...Object.fromEntries(IDS.map((id) => [`${ACTING}/${id}.jsonl`, told(id)])),
  [`${ACTING}/${ACTING}3.jsonl`]: `${told(`${ACTING}3`)}{"bad`,
});

const STATISTICS = ['usage', 'duration', 'tools', 'errors', 'active', 'trends', 'metrics', 'files', 'topics'];
const QUESTIONS = ['interactions', 'cohorts'];

describe('what others wrote acts on no terminal', () => {
  it.each([...['analyze', 'report', 'sessions', 'commands'], ...STATISTICS, ...QUESTIONS])(
    'in what %s says',
    async (command) => {
      const { out, err } = await frictionlog([command, PLACE]);
      expect(out).not.toMatch(ACTS);
      expect(err).not.toMatch(ACTS);
    },
  );

  it('but is seen: the kind of a record, the name of a tool, what started a compaction', async () => {
    expect((await frictionlog(['analyze', PLACE])).out).toContain(`unknown kind ${SEEN}kind`);
    const { out } = await frictionlog(['session', `${ACTING}1`, PLACE]);
    expect(out).toContain(`${SEEN}Tool [error`);
    expect(out).toContain(`compacted the conversation (${SEEN})`);
    expect(out).not.toMatch(ACTS);
  });

  it('in the matches of a group, and in what stands around them', async () => {
    const { matches } = JSON.parse((await frictionlog(['analyze', PLACE, '--json'])).out);
    for (const { fingerprint } of matches)
      expect((await frictionlog(['evidence', fingerprint, PLACE])).out).not.toMatch(ACTS);
    expect(matches.length).toBeGreaterThan(1);
  });

  it('in errors that name sessions', async () => {
    const { code, err } = await frictionlog(['session', '\u001b]0;', PLACE]);
    expect(code).toBe(64);
    expect(err).toContain(`\\u{1b}]0; is the beginning of several sessions: ${SEEN}1`);
    expect(err).not.toMatch(ACTS);
  });
});
