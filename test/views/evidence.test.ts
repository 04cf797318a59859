import { expect, test } from 'vitest';
import { findInSession } from '../../src/findings/session-findings.js';
import { evidenceText } from '../../src/views/evidence.js';
import { call, matchOf, ruleOf, rulesOf, run, storyOf } from '../findings/stories.js';

const headOf = (place: object): string | undefined => linesOf(run('npm ci', 5, 9, { line: 7, ...place }))[0];

const linesOf = (event: Parameters<typeof storyOf>[0][number]): readonly string[] => {
  const story = storyOf([event]);
  const [match] = findInSession(story, [matchOf(story, [0])], rulesOf(ruleOf())).matches;
  if (match === undefined) throw new Error('the match is lost');
  const priced = { ...match, session: 'c4f1e0aa-1', user: 'ann', host: 'local', lost: 0, lostMax: 0 };
  return evidenceText(priced as Parameters<typeof evidenceText>[0], 'UTC').split('\n');
};

test('a line of a subagent is told with the subagent whose file has it', () => {
  expect(headOf({})).toContain('c4f1e0aa line 7  ann');
  expect(headOf({ file: 2, thread: 'a41f3dc' })).toContain('c4f1e0aa line 7 of subagent a41f3dc  ann');
  expect(headOf({ file: 0, thread: 'a41f3dc' })).toContain('c4f1e0aa line 7  ann');
});

test('a command is shown, and of another tool its file', () => {
  expect(linesOf(run('npm ci', 5, 9, {}))[1]).toBe('    $ npm ci');
  const edit = call(5, 9, { tool: 'Edit', input: { file_path: '/w/a.ts' }, outcome: 'rejected' });
  expect(linesOf(edit)[1]).toBe('    Edit /w/a.ts');
});
