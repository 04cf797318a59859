import { describe, expect, test } from 'vitest';
import { compileRules } from '../../src/rules/compile.js';
import { matchSession } from '../../src/rules/match-session.js';
import { rehearse } from '../../src/rules/rehearsal.js';
import type { Rule } from '../../src/rules/rule.js';
import { rehearsalLine } from '../../src/rules/schema/rehearsal.js';
import type { SessionEvent, SessionStory } from '../../src/transcript/event.js';
import { toInstant } from '../../src/units.js';
import { type Line, ruleOf } from './rules-of.js';

const MINUTE = 60_000;
const fails = (minute: number, more: Line = {}): Line => ({
  ...{ run: 'make', fails: 'no', exit: 1, at: `${minute}m` },
  ...more,
});
/** Nobody pauses. */
const goesOn = (...minutes: readonly number[]): readonly Line[] =>
  minutes.map((minute) => ({ user: 'go on', at: `${minute}m` }));
const told = (...lines: readonly Line[]): SessionStory =>
  rehearse(lines.map((line) => rehearsalLine.parse(line)));
const count = (rule: Rule, story: SessionStory): number =>
  matchSession(compileRules([rule], { syncScripts: [] }), story).matches.length;

/** The same session with another time for the event at a place; none for an event that has no timestamp. */
const moved = (story: SessionStory, place: number, minutes: number | undefined): SessionStory => {
  const at = (event: SessionEvent) =>
    minutes === undefined || event.at === undefined ? undefined : toInstant(event.at + minutes * MINUTE);
  const events = story.events.map((event, index) => (index === place ? { ...event, at: at(event) } : event));
  return { ...story, events };
};

const ERROR = { event: 'tool_call', outcome: 'error' };
const loop = (within: Line): Rule =>
  ruleOf({ detect: { kind: 'sequence', steps: [{ match: ERROR, times: 3 }], within } });

describe('a sequence in a window', () => {
  test.each([{ wall: '10m' }, { active: '10m' }])(
    '%j has no step that lies long before the first',
    (within) => {
      const story = told(fails(0), fails(1), fails(2));
      expect(count(loop(within), story)).toBe(1);
      const busy = { start: toInstant(0), end: toInstant(Number.MAX_SAFE_INTEGER) };
      expect(count(loop(within), { ...moved(story, 2, -24 * 60), wholeBlocks: [busy] })).toBe(0);
    },
  );

  test('leaves an event out that has no time, and goes on', () => {
    const story = told(fails(0), fails(1), fails(2), fails(3));
    expect(count(loop({ wall: '10m' }), moved(story, 1, undefined))).toBe(1);
    expect(count(loop({ wall: '10m' }), moved(told(fails(0), fails(1), fails(2)), 1, undefined))).toBe(0);
  });

  test('is still broken by an event that has no time', () => {
    const broken = ruleOf({
      detect: {
        kind: 'sequence',
        steps: [{ match: ERROR, times: 3 }],
        within: { wall: '10m' },
        broken_by: [{ event: 'tool_call', outcome: 'ok' }],
      },
    });
    const works = { run: 'make', prints: 'ok', at: '90s' };
    expect(count(broken, moved(told(fails(0), fails(1), works, fails(2)), 2, undefined))).toBe(0);
  });

  test('runs on the clock of the whole session, wherever a window of the analysis clips it', () => {
    const story = told(fails(0), ...goesOn(5, 10, 15, 20), fails(21), ...goesOn(25, 30, 35, 40), fails(42));
    expect(count(loop({ active: '30m' }), story)).toBe(0);
    const clipped = story.blocks.map((block) => ({ ...block, start: block.end }));
    expect(count(loop({ active: '30m' }), { ...story, blocks: clipped })).toBe(0);
  });
});

describe('matches that follow each other', () => {
  const merging = ruleOf({ per_session: { merge: '1m' } });

  test('are judged by the clock, not by the order of files', () => {
    const story = told(fails(0), ...goesOn(5, 10, 15, 20), fails(21));
    expect(count(merging, story)).toBe(2);
    // The second one stands in the file of a subagent, which is read behind that of the session.
    expect(count(merging, moved(moved(story, 0, 21), 5, -21))).toBe(2);
  });

  test('are one where a third between them in time stands behind them in file order', () => {
    const story = told(fails(0), fails(1), fails(0.5));
    expect(count(merging, story)).toBe(1);
  });
});
