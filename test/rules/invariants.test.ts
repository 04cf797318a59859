import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRules } from '../../src/rules/compile.js';
import { found, type Line, ruleOf } from './rules-of.js';

const ERROR = { event: 'tool_call', tool: 'Bash', outcome: 'error' };
const RULES = compileRules([
  ruleOf({
    id: 'signal',
    status: 'signal',
    detect: { kind: 'single', match: { ...ERROR, hidden: 'accept', output: ['disk'] } },
  }),
  ruleOf({ id: 'rest', yields_to: '*', detect: { kind: 'single', match: ERROR } }),
  ruleOf({
    id: 'loop',
    group_by: ['command_family', 'template'],
    detect: [
      {
        kind: 'sequence',
        same: ['command_family', 'template'],
        within: { active: '10m' },
        steps: [{ match: { ...ERROR, hidden: 'accept' }, times: 2 }],
        broken_by: [{ event: 'tool_call', outcome: 'ok' }],
      },
      {
        kind: 'sequence',
        within: { calls: 4 },
        steps: [{ match: ERROR, times: 2 }, { match: { event: 'user_message' } }],
      },
    ],
  }),
]);

const call = fc.record({
  run: fc.constantFrom('make', 'make | tail', 'cargo build', 'git log | head'),
  thread: fc.constantFrom('main', 'a1'),
  at: fc.integer({ min: 0, max: 90 }).map((minute) => `${minute}m`),
});
const line: fc.Arbitrary<Line> = fc.oneof(
  fc
    .tuple(call, fc.constantFrom('disk is full', 'no rule', ''))
    .map(([base, text]) => ({ ...base, fails: text, exit: 1 })),
  fc.tuple(call, fc.constantFrom('disk is full', 'done')).map(([base, text]) => ({ ...base, prints: text })),
  fc.constant({ user: 'go on' }),
);
const session = fc.array(line, { maxLength: 25 });

test('an event is in one match of a rule at most, in order and in one thread', () => {
  fc.assert(
    fc.property(session, (lines) => {
      const { matches, signals } = found(RULES, lines);
      for (const id of ['signal', 'rest', 'loop']) {
        const own = [...matches, ...signals].filter(({ rule }) => rule === id).map(({ events }) => events);
        const orders = own.flat().map(({ order }) => order);
        expect(new Set(orders).size).toBe(orders.length);
        for (const events of own) {
          expect(new Set(events.map(({ thread }) => thread)).size).toBe(1);
          expect(events.map(({ order }) => order)).toEqual(
            events.map(({ order }) => order).sort((a, b) => a - b),
          );
        }
      }
    }),
  );
});

test('what a signal explains is left alone, and every other error is not', () => {
  fc.assert(
    fc.property(session, (lines) => {
      const { matches, signals } = found(RULES, lines);
      const visible = signals.filter(({ hidden }) => !hidden).flatMap(({ events }) => events);
      const rest = matches.filter(({ rule }) => rule === 'rest').flatMap(({ events }) => events);
      expect(rest.some((event) => visible.includes(event))).toBe(false);
      expect(rest.length + visible.length).toBe(lines.filter((one) => 'fails' in one).length);
    }),
  );
});
