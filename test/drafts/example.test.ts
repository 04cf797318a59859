import { describe, expect, test } from 'vitest';
import { captureExample, captureExamples } from '../../src/drafts/example.js';
import { isGiven } from '../../src/drafts/provenance.js';
import { groupValue } from '../../src/rules/group-value.js';
import { rehearse } from '../../src/rules/rehearsal.js';
import type { ToolCallEvent } from '../../src/transcript/event.js';
import { template } from '../../src/transcript/failure.js';
import { match } from './corpus.js';
import { rule } from './rules.js';
import { story, type Told } from './story.js';

const RULE = rule({ id: 'any', title: 'It happens' });
const told = (events: readonly Told[]) =>
  story({ id: 'aaaaaaaa', user: 'wanda', start: '2026-02-10T09:00:00Z', events });
const GROUP = { group: { program: 'make' } };

describe('An example', () => {
  const session = told([
    { after: 0, user: 'an older prompt' },
    { after: 5, says: 'Before.' },
    { after: 10, user: 'build it' },
    { after: 20, run: 'make all', prints: 'Exit code 2\nno rule', took: 3 },
    { after: 30, says: 'I will try again.' },
    { after: 63, run: 'make all', prints: 'ok', took: 3, outcome: 'ok' },
    { after: 99, user: 'thanks' },
    { after: 110, run: 'make clean', prints: '', took: 1 },
  ]);

  test('has the prompt before, the words after and the next attempt', () => {
    const example = captureExample(match(session, RULE, [3], { ...GROUP, hit: 'no rule' }), session);
    expect(example).toMatchObject({
      ...{ promptBefore: 'build it', wordsAfter: 'I will try again.', hit: 'no rule' },
      call: { isShell: true, text: 'make all' },
      output: 'Exit code 2\nno rule',
      nextAttempt: { after: 40_000, isSameText: true, command: 'make all', outcome: 'ok' },
    });
  });

  test('of what a person wrote or refused has how the words of the agent before it ended', () => {
    const words = captureExample(match(session, RULE, [6], GROUP), session);
    expect(words.wordsBefore).toBe('I will try again.');
    expect(captureExample(match(session, RULE, [3], GROUP), session).wordsBefore).toBeUndefined();
    const long = told([
      { after: 0, user: 'build it' },
      { after: 9, says: `${'Much was done. '.repeat(40)}\n\nAll is built.` },
      { after: 19, run: 'rm -r dist', prints: 'declined', took: 1, outcome: 'rejected' },
    ]);
    expect(captureExample(match(long, RULE, [2], GROUP), long).wordsBefore).toBe('All is built.');
    const ended = told([
      { after: 0, user: 'build it' },
      { after: 9, says: `\`\`\`\nacme serve\n\`\`\`\n${'word '.repeat(90)}may I go on?` },
      { after: 19, user: 'hm' },
      { after: 20, user: 'no' },
    ]);
    const last = captureExample(match(ended, RULE, [3], GROUP), ended);
    expect(last).toMatchObject({ promptBefore: 'build it' });
    expect(last.wordsBefore).toMatch(/^word .*may I go on\?$/);
  });

  test('of a subagent has the prompt of the time, and what the subagent was asked', () => {
    const main = told([
      { after: 0, user: 'build it' },
      { after: 900, user: 'thanks' },
    ]);
    const [prompt, later] = main.events;
    const [call] = told([{ after: 20, run: 'make all', prints: 'no rule', took: 3 }]).events;
    if (prompt === undefined || later === undefined || call?.event !== 'tool_call') throw new Error();
    const starting: ToolCallEvent = {
      ...{ ...call, order: 2, tool: 'Task', command: undefined, subagent: 'a1' },
      input: { prompt: 'Build all of it.' },
    };
    const events = [prompt, { ...later, order: 1 }, starting, { ...call, order: 3, thread: 'a1' }];
    const session = { ...main, events };
    expect(captureExample(match(session, RULE, [3], GROUP), session)).toMatchObject({
      promptBefore: 'build it',
      taskBefore: 'Build all of it.',
    });
  });

  test('has no words after that the harness wrote in the agent’s name', () => {
    const stopped = told([
      { after: 0, user: 'build it' },
      { after: 9, run: 'make all', prints: 'no rule', took: 1 },
      { after: 900, says: 'No response requested.' },
      { after: 930, says: 'It failed.' },
    ]);
    expect(captureExample(match(stopped, RULE, [1], GROUP), stopped).wordsAfter).toBe('It failed.');
  });

  test('has no next attempt once the person wrote again, and none of another family', () => {
    const last = captureExample(match(session, RULE, [5], GROUP), session);
    expect(last.nextAttempt).toBeUndefined();
    expect(captureExample(match(session, RULE, [7], GROUP), session).nextAttempt).toBeUndefined();
  });

  test('has no output where the match rests on no text', () => {
    expect(captureExample(match(session, RULE, [3], GROUP), session).output).toBe('');
  });

  test('of several events says how many and how long', () => {
    const loop = captureExample(match(session, RULE, [3, 5], GROUP), session);
    expect(loop).toMatchObject({ events: 2, lasting: 43_000 });
  });

  test('of a loop is the first call that failed as its group says', () => {
    const loop = told([
      { after: 0, run: 'make all', prints: 'Exit code 1\nError: no rule for a', took: 1 },
      { after: 9, run: 'make all', prints: 'Exit code 1\nError: disk is full', took: 1 },
      { after: 19, run: 'make all -k', prints: 'Exit code 1\nError: disk is full', took: 1 },
      { after: 29, run: 'make all', prints: 'Exit code 1\nError: no rule for a', took: 1 },
    ]);
    const group = { template: 'error: disk is full' };
    const failed = captureExample(
      match(loop, RULE, [0, 1, 2, 3], {
        group: { template: groupValue(template('Error: disk is full')) },
        hit: 'x',
      }),
      loop,
    );
    expect(failed).toMatchObject({ line: 2, hit: 'Error: disk is full', events: 4, areCalls: true });
    expect(captureExample(match(loop, RULE, [0, 3], { group, hit: 'Error' }), loop).line).toBe(4);
  });

  test('of a refusal has the words that came with it, and none that came later', () => {
    const refused = told([
      { after: 0, run: 'rm -r dist', prints: 'declined', took: 1, outcome: 'rejected' },
      { after: 2, user: 'not that folder' },
      { after: 9, run: 'rm -r build', prints: 'declined', took: 1, outcome: 'rejected' },
      { after: 12, says: 'What else?' },
      { after: 20, user: 'nothing' },
    ]);
    expect(captureExample(match(refused, RULE, [0], GROUP), refused).promptAfter).toBe('not that folder');
    expect(captureExample(match(refused, RULE, [2], GROUP), refused).promptAfter).toBeUndefined();
    expect(captureExample(match(session, RULE, [5], GROUP), session).promptAfter).toBeUndefined();
  });

  test('of an interruption shows what was stopped', () => {
    const stopped = rehearse([
      { run: 'make all', prints: 'ok' },
      { run: 'make docs', interrupted: true },
      { user: 'not the docs' },
    ]);
    const order = stopped.events.findIndex(({ event }) => event === 'interruption');
    expect(captureExample(match(stopped, RULE, [order], GROUP), stopped)).toMatchObject({
      event: 'interruption',
      call: { isShell: true, text: 'make docs' },
      promptAfter: 'not the docs',
    });
  });

  test('of a question to the person is that question', () => {
    const asked = rehearse([
      { tool: 'AskUserQuestion', input: { questions: [{ question: 'Which port?' }] }, rejected: true },
    ]);
    expect(captureExample(match(asked, RULE, [0], GROUP), asked).call?.text).toBe(
      'AskUserQuestion Which port?',
    );
  });

  test('of a message is quoted though nothing in its text hit', () => {
    const example = captureExample(match(session, RULE, [6], GROUP), session);
    expect(example).toMatchObject({ event: 'user_message', output: 'thanks', promptBefore: 'build it' });
  });

  test('of a whole session stands at its end and has no event', () => {
    const whole = captureExample(match(session, RULE, [], GROUP), session);
    expect(whole).toMatchObject({ event: undefined, call: undefined, at: session.end });
  });

  test('of words has the words, whole, and of long ones whole lines or words', () => {
    const long = told([
      { after: 0, user: `${'word '.repeat(300)}` },
      { after: 9, run: `cat <<E\n${'x'.repeat(300)}\n${'y'.repeat(300)}\nE`, prints: 'boom', took: 1 },
    ]);
    const example = captureExample(match(long, RULE, [1], { ...GROUP, hit: 'boom' }), long);
    expect(example.promptBefore?.length).toBeLessThanOrEqual(500);
    expect(example.promptBefore).toMatch(/word$/);
    expect(example.call?.text).toMatch(/^cat <<E\nx{300}$/);
  });
});

describe('Of one session', () => {
  const events = Array.from({ length: 6 }, (_, index) => ({
    ...{ after: index * 10, run: 'make all', prints: 'no rule', took: 1 },
    outcome: index === 4 ? ('ok' as const) : ('error' as const),
  }));
  const session = told(events);
  const matches = events.map((_, index) => match(session, RULE, [index], { ...GROUP, hidden: index === 4 }));

  test('two examples of a group are kept: one that shows and one that hides', () => {
    const [captured, ...others] = captureExamples(session, matches);
    expect(others).toEqual([]);
    expect(captured?.examples.map(({ line, hidden }) => [line, hidden])).toEqual([
      [1, false],
      [5, true],
    ]);
  });

  test('they are plain data that crosses threads', () => {
    const captured = captureExamples(session, matches);
    expect(structuredClone(captured)).toEqual(captured);
    expect(JSON.stringify(captured).length).toBeLessThan(5000);
  });
});

describe('A command is given by the person', () => {
  const given = (prompt: string, run: string): boolean => {
    const session = told([
      { after: 0, user: prompt },
      { after: 9, run, prints: '', took: 1 },
    ]);
    return isGiven(session.events[1] as ToolCallEvent, session.events);
  };

  test.each([
    ['please run `npm run build` now', 'npm run build', true],
    ['run this:\n\n  npm run\n  build', 'npm run  build', true],
    ['please npm run build', 'cd app && npm run build 2>&1 | tail -5', true],
    ['please build', 'npm run build', false],
    ['make sure it works', 'make', false],
    ['', '', false],
  ])('in %j, %j: %s', (prompt, command, expected) => {
    expect(given(prompt, command)).toBe(expected);
  });

  test('only if the words came before', () => {
    const session = told([
      { after: 0, run: 'npm run build', prints: '', took: 1 },
      { after: 9, user: 'what does npm run build do?' },
    ]);
    expect(isGiven(session.events[0] as ToolCallEvent, session.events)).toBe(false);
  });
});
