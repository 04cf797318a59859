import { describe, expect, it } from 'vitest';
import { SESSION, Told } from '../transcript/told.js';
import { folder, frictionlog } from './program.js';

const OTHER = '22222222-2222-4333-8444-555555555555';

/** A third of its records stand in one second, as an old resume left them. */
const rewritten = (): string => {
  const told = new Told().user('search it');
  for (let n = 0; n < 40; n += 1) told.says('Hm.', { s: 3 });
  for (let n = 0; n < 80; n += 1) told.says('Well.');
  return told
    .call('a', {}, 'Bash', { command: 'rg x' })
    .result('a', 'Exit code 127\n/bin/bash: line 1: rg: command not found', { is_error: true }).text;
};
const plain = (): string =>
  new Told({ sessionId: OTHER }, 'o')
    .user('list it')
    .call('b', {}, 'Bash', { command: 'ls' })
    .result('b', 'src', { s: 40 }).text;
const FILES = { [`p/${SESSION}.jsonl`]: rewritten(), [`p/${OTHER}.jsonl`]: plain() };
const SAID = 'A resume rewrote the timestamps of 1 session (of 2): do not trust these times.';

/** Everything that a call says, to people and programs. */
const said = async (call: string, files: Readonly<Record<string, string>>): Promise<string> => {
  const { out, err } = await frictionlog([...call.split(' '), folder(files)]);
  return out + err;
};
const CHANGE = 'change --before 2026-02-01..2026-02-20 --after 2026-02-20..2026-03-01';

describe('times that a resume rewrote', () => {
  it.each([
    'analyze',
    'commands',
    'commands --json',
    'report',
    'report --format md',
    'report --format html',
    CHANGE,
    'sessions',
    'trends',
  ])('are told by %s', async (call) => {
    expect(await said(call, FILES)).toContain(SAID);
    expect(await said(call, { [`p/${OTHER}.jsonl`]: plain() })).not.toContain('resume rewrote');
  });

  it('are marked in the list of commands', async () => {
    const rows = (await said('commands', FILES)).split('\n');
    expect(rows.find((row) => row.includes('rg x'))).toContain(' (doubtful) ');
    expect(rows.find((row) => row.includes(' ls'))).not.toContain('doubtful');
  });

  it('are counted for programs by report and change', async () => {
    const report = JSON.parse((await frictionlog(['report', '--format', 'json', folder(FILES)])).out);
    expect(report.summary.restamped_sessions).toBe(1);
    const { before, after } = JSON.parse(
      (await frictionlog([...CHANGE.split(' '), '--json', folder(FILES)])).out,
    );
    expect([before.restamped_sessions, after.restamped_sessions]).toEqual([1, 0]);
  });

  it('are marked in evidence, where each match has its time', async () => {
    const path = folder(FILES);
    const { groups } = JSON.parse((await frictionlog(['analyze', path, '--json'])).out);
    const { out, err } = await frictionlog(['evidence', groups[0].fingerprint, path]);
    expect(out).toMatch(/2026-02-10 12:0\d, time doubtful/);
    expect(err).toContain('timestamps of 1 session (of 1): do not trust these times.');
  });
});
