import { describe, expect, it } from 'vitest';
import { SESSION, Told } from '../transcript/told.js';
import { frictionlog, sharedFolder } from './program.js';

const told = new Told()
  .user('search it')
  .call('a', {}, 'Bash', { command: 'rg berths src | head' })
  .result('a', '/bin/bash: line 1: rg: command not found')
  .user('no, the other one', { s: 60 });
const PLACE = sharedFolder({ [`p/${SESSION}.jsonl`]: `${told.text}oops\n` });
const PERIODS = ['--before', '2026-02-01..2026-02-10', '--after', '2026-02-10..2026-03-01'];

const ASKED: readonly (readonly [string, readonly string[]])[] = [
  ...['analyze', 'sessions', 'commands', 'tools', 'interactions'].map((name) => [name, [name]] as const),
  ['session', ['session', SESSION]],
  ['change', ['change', ...PERIODS]],
  ['rules propose', ['rules', 'propose']],
];

describe('what could not be read', () => {
  it.each(ASKED)('is told by %s, to people and beside what programs read', async (_, words) => {
    for (const form of [[], ['--json']]) {
      const { code, out, err } = await frictionlog([...words, PLACE, ...form]);
      expect(err).toMatch(/^bad-line: .*\.jsonl:5: expected JSON objects/m);
      expect([code, out]).toEqual([0, expect.not.stringContaining('bad-line')]);
    }
  });

  it('is told by evidence', async () => {
    const { matches } = JSON.parse((await frictionlog(['analyze', PLACE, '--json'])).out);
    const words = ['evidence', matches[0].fingerprint, PLACE];
    expect((await frictionlog(words)).err).toContain('bad-line');
    expect((await frictionlog([...words, '--json'])).err).toContain('bad-line');
  });

  it('is told by rules try', async () => {
    const { out, err } = await frictionlog(['rules', 'try', 'command-not-found', PLACE]);
    expect([out, err]).toEqual([expect.stringContaining('1 match'), expect.stringContaining('bad-line')]);
  });
});
