import { describe, expect, test } from 'vitest';
import { DRAIN_DEFAULTS, emptyDrain } from '../../src/findings/drain.js';
import { mine, type UnknownInSession } from '../../src/findings/error-templates.js';
import { unknownErrors } from '../../src/findings/unknown-errors.js';
import { run } from './stories.js';

/** A session of a person in which `acme` failed with these lines. */
const session = (id: string, user: string, ...lines: readonly string[]): UnknownInSession => ({
  session: id,
  user,
  unknown: unknownErrors(lines.map((output, at) => run('acme', at, at + 1, { output, exitCode: 3 }))),
});
const asIs = (text: string) => text;
const mined = (sessions: readonly UnknownInSession[], clean = asIs, state = emptyDrain(DRAIN_DEFAULTS)) =>
  mine(sessions, state, DRAIN_DEFAULTS, clean);

/** What a person would call the same stands in one list; our own wordings of things that programs say. */
const PEOPLE_SAY_ONE: readonly (readonly string[])[] = [
  ["acme: channel 'blue' is frozen", "acme: channel 'green' is frozen"],
  ['orchard: tree 17 has no roots in /srv/trees', 'orchard: tree 4 has no roots in ~/other/trees'],
  ['kiln: undefined: fireBrick', 'kiln: undefined: coolDown', 'kiln: undefined: glaze'],
  ['error: lease 4f1c09ab77 expired 12 seconds ago', 'error: lease 00ff12cd99 expired 90 seconds ago'],
  [
    '<tool_use_error>Layer is locked by another editor.</tool_use_error>',
    'Layer is locked by another editor.',
  ],
  ['error: could not read shelf <3>', 'error: could not read shelf <9>'],
  ['TideError: station "north" answered with code 12', 'TideError: station "south" answered with code 7'],
  ['error: no rule for colour'],
  ['error: colour has no rule'],
  ['error: shelf is full'],
];

describe('Templates of unexplained errors', () => {
  test('are what a person would have grouped', () => {
    const lines = PEOPLE_SAY_ONE.flat();
    const { templates } = mined([session('s1', 'ada', ...lines)]);
    const groups = templates.map(({ examples }) => examples.map(({ source }) => source).sort());
    const expected = PEOPLE_SAY_ONE.map((group) => [...group]);
    // Equal but for their values, two lines have one wording: the first of them stands for both.
    const reduced = expected.map((group) => group.filter((line) => groups.flat().includes(line)).sort());
    expect(groups.sort()).toEqual(reduced.sort());
    expect(templates.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
  });

  test('count errors, sessions and people, largest first', () => {
    const { templates } = mined([
      session('s1', 'ada', 'kiln: undefined: glaze', 'kiln: undefined: glaze', 'kiln: undefined: brick'),
      session('s2', 'ada', 'kiln: undefined: clay', 'error: shelf is full'),
      session('s3', 'bob', 'kiln: undefined: clay'),
    ]);
    expect(templates.map(({ text, count, sessions, users }) => [text, count, sessions, users])).toEqual([
      ['kiln: undefined: <*>', 5, 3, 2],
      ['error: shelf is full', 1, 1, 1],
    ]);
  });

  test('are the same whatever the order of the sessions', () => {
    const sessions = PEOPLE_SAY_ONE.map((lines, index) => session(`s${index}`, 'ada', ...lines));
    const { state, templates } = mined(sessions);
    const reversed = mined([...sessions].reverse());
    expect(reversed.state).toEqual(state);
    expect(reversed.templates.map(({ text, count }) => [text, count])).toEqual(
      templates.map(({ text, count }) => [text, count]),
    );
  });

  test('are the same in a second run over the same data, with what the first one kept', () => {
    const sessions = [session('s1', 'ada', ...PEOPLE_SAY_ONE.flat())];
    const first = mined(sessions);
    expect(mined(sessions, asIs, first.state)).toEqual(first);
  });

  test('remember no secret and no name: they are taken out before anything is masked', () => {
    const clean = (text: string) =>
      text
        .replace(/hunter2/g, '‹redacted:password-2›')
        .replace(/\bada\b/g, 'person-1')
        .replace(/a@b\.example/g, '‹email-3›');
    const { state, templates } = mined(
      [session('s1', 'ada', 'error: ada a@b.example used hunter2 as a key')],
      clean,
    );
    expect(JSON.stringify([state, templates.map(({ text }) => text)])).not.toMatch(/hunter2|\bada\b|example/);
    expect(templates[0]?.text).toBe('error: <person> <email> used <secret> as a key');
  });

  test('of nothing are none', () => {
    expect(mined([session('s1', 'ada')]).templates).toEqual([]);
  });
});
