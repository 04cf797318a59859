import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FindingsOptions, groupFindings } from '../../src/findings/findings.js';
import { length } from '../../src/findings/interval.js';
import { findInSession, type SessionFindings } from '../../src/findings/session-findings.js';
import { COST_MODELS, type Fix, LEVELS, type Rule } from '../../src/rules/rule.js';
import type { SessionEvent } from '../../src/transcript/event.js';
import { toMilliseconds } from '../../src/units.js';
import {
  apiError,
  asks,
  call,
  costing,
  DAY,
  interrupts,
  interval,
  matchOf,
  message,
  ranFor,
  ruleOf,
  rulesOf,
  run,
  says,
  second,
  sessionWith,
  storyOf,
} from './stories.js';

const NOW = 100 * DAY;
const options: FindingsOptions = {
  asOf: second(NOW),
  ...{ minSessions: undefined, minUsers: undefined, within: undefined },
  ...{ fixes: [], asked: [], zone: 'utc' },
};
const recent = NOW - DAY;

function onlyGroup(sessions: readonly SessionFindings[], rule: Rule, more: Partial<FindingsOptions> = {}) {
  const { groups } = groupFindings(sessions, rulesOf(rule), { ...options, ...more });
  expect(groups).toHaveLength(1);
  const [group] = groups;
  if (group === undefined) throw new Error('expected a group');
  return group;
}

test('matches of a rule with equal values are one group, others are others', () => {
  const rule = ruleOf({ group_by: ['program'] });
  const of = (program: string) => costing(rule, [], { fingerprint: program, group: { program } });
  const { groups } = groupFindings(
    [sessionWith(recent, [of('npm'), of('go')]), sessionWith(recent + 1, [of('npm')])],
    rulesOf(rule),
    options,
  );
  expect(groups.map(({ group, matches }) => [group.program, matches.length])).toEqual([
    ['npm', 2],
    ['go', 1],
  ]);
});

test('an instant is lost once, in the group of the surer rule, and may have cost both', () => {
  const sure = ruleOf({ id: 'sure' });
  const unsure = ruleOf({ id: 'unsure', confidence: 'low' });
  const session = sessionWith(recent, [
    costing(unsure, [interval(0, 60)]),
    costing(sure, [interval(40, 50)]),
  ]);
  const { groups, lost } = groupFindings([session], rulesOf(sure, unsure), options);
  expect(groups.map(({ rule, lost, lostMax }) => [rule.id, lost, lostMax])).toEqual([
    ['unsure', 50_000, 60_000],
    ['sure', 10_000, 10_000],
  ]);
  expect(lost).toEqual([60_000]);
});

test('overlapping costs of one group are united, and its matches add up to it', () => {
  const rule = ruleOf();
  const session = sessionWith(recent, [costing(rule, [interval(0, 60)]), costing(rule, [interval(30, 90)])]);
  const group = onlyGroup([session], rule);
  expect([group.lost, group.lostMax]).toEqual([90_000, 90_000]);
  expect(group.matches.map(({ lost, lostMax }) => [lost, lostMax])).toEqual([
    [60_000, 60_000],
    [30_000, 60_000],
  ]);
});

test('tokens are those of the messages inside the lost time of the group that owns it', () => {
  const sure = ruleOf({ id: 'sure' });
  const unsure = ruleOf({ id: 'unsure', confidence: 'low' });
  const matches = [costing(unsure, [interval(0, 60)]), costing(sure, [interval(40, 50)])];
  const session = sessionWith(recent, matches, {
    messages: [message(10, 1), message(45, 20), message(70, 300)],
  });
  const { groups } = groupFindings([session], rulesOf(sure, unsure), options);
  expect(groups.map(({ tokens }) => tokens.output)).toEqual([1, 20]);
});

test('sessions and users count once, and the first and the last match are known', () => {
  const rule = ruleOf();
  const at = (instant: number) => costing(rule, [], { at: second(instant) });
  const group = onlyGroup(
    [
      sessionWith(recent + 50, [at(recent + 60)], { user: 'bob' }),
      sessionWith(recent, [at(recent + 10), at(recent + 5)]),
      sessionWith(recent + 20, []),
    ],
    rule,
  );
  expect(group.sessions).toEqual([`s-${recent}`, `s-${recent + 50}`]);
  expect(group.users).toEqual(['ada', 'bob']);
  expect([group.firstSeen, group.lastSeen]).toEqual([second(recent + 5), second(recent + 60)]);
  expect(group.matches).toHaveLength(3);
});

test('the costliest group comes first, then the one with more matches', () => {
  const rule = ruleOf();
  const of = (name: string, size: number) => costing(rule, [interval(0, size)], { fingerprint: name });
  const all = [of('a', 0), of('b', 10), of('c', 90), of('d', 0), of('d', 0)];
  const sessions = all.map((match, index) => sessionWith(recent + index, [match]));
  const { groups } = groupFindings(sessions, rulesOf(rule), options);
  expect(groups.map(({ fingerprint }) => fingerprint)).toEqual(['c', 'b', 'd', 'a']);
});

test('hidden matches are counted apart, and measured ones', () => {
  const rule = ruleOf();
  const session = sessionWith(recent, [
    costing(rule, [], { hidden: true, basis: 'progress', duration: toMilliseconds(10) }),
    costing(rule, [], { basis: 'progress', duration: toMilliseconds(30) }),
    costing(rule, [], { basis: 'call', duration: toMilliseconds(50) }),
    costing(rule, [], { basis: undefined, duration: undefined }),
  ]);
  const group = onlyGroup([session], rule);
  expect([group.hiddenMatches, group.measured, group.unmeasured, group.medianDuration]).toEqual([
    1, 2, 1, 30,
  ]);
});

test('of each capture the value seen most is the example, of several the first', () => {
  const rule = ruleOf();
  const with_ = (captures: Record<string, string>) => costing(rule, [], { captures });
  const session = sessionWith(recent, [
    with_({ target: '/a', flag: '-x' }),
    with_({ flag: '-y' }),
    with_({ target: '/b' }),
    with_({ target: '/b' }),
  ]);
  expect(onlyGroup([session], rule).captures).toEqual({ target: '/b', flag: '-x' });
});

test('rates are per active hour of all sessions and per 100 calls of the tool', () => {
  const rule = ruleOf();
  const group = onlyGroup(
    [sessionWith(recent, [costing(rule, []), costing(rule, [])]), sessionWith(recent + 1, [])],
    rule,
  );
  expect([group.perActiveHour, group.per100Calls]).toEqual([1, 10]);
});

test('a friction that no call names has no rate per call', () => {
  const rule = ruleOf({ cost: 'turn' });
  const story = storyOf([asks(0), says(1), asks(5)]);
  const session = findInSession(story, [matchOf(story, [2])], rulesOf(rule));
  expect(onlyGroup([session], rule).per100Calls).toBeUndefined();
});

test('exposed are the users who ran the program if it groups, else the tool', () => {
  const byProgram = ruleOf({ group_by: ['program'] });
  const [event] = costing(byProgram, []).events;
  if (event === undefined) throw new Error('expected an event');
  const docker = costing(byProgram, [], {
    group: { program: 'docker' },
    events: [{ ...event, program: 'docker' }],
  });
  const sessions = [
    sessionWith(recent, [docker], { programs: [['docker', 2]] }),
    sessionWith(recent + 1, [], { user: 'bob', programs: [['docker', 1]] }),
    sessionWith(recent + 2, [], { user: 'cy' }),
    sessionWith(recent + 3, [], { user: 'di', tools: [['Read', 1]] }),
  ];
  expect(onlyGroup(sessions, byProgram)).toMatchObject({ usersExposed: 2, spread: 'one user' });
  expect(onlyGroup(sessions, ruleOf({ group_by: ['command_family'] })).usersExposed).toBe(2);
  expect(onlyGroup(sessions, ruleOf()).usersExposed).toBe(3);
});

test('of a chain that program exposes which complained, not the first', () => {
  const rule = ruleOf({ group_by: ['program'] });
  const [event] = costing(rule, []).events;
  if (event === undefined) throw new Error('expected an event');
  const told = { program: 'grep' };
  const grep = costing(rule, [], { group: told, named: told, events: [{ ...event, program: 'go' }] });
  const sessions = [
    sessionWith(recent, [grep], { programs: [['go', 2]] }),
    sessionWith(recent + 1, [], { user: 'bob', programs: [['grep', 1]] }),
    sessionWith(recent + 2, [], { user: 'cy', programs: [['go', 1]] }),
  ];
  expect(onlyGroup(sessions, rule).usersExposed).toBe(2);
});

test('a call that somebody commented on counts as that call, not as the comment', () => {
  const rule = ruleOf({ cost: 'turn' });
  const story = storyOf([asks(0), call(5, 9, { tool: 'ExitPlanMode' }), asks(12)]);
  const session = findInSession(story, [matchOf(story, [1, 2])], rulesOf(rule));
  const others = [
    sessionWith(recent, [], { user: 'bob', tools: [['ExitPlanMode', 3]] }),
    sessionWith(recent + 1, [], { user: 'cy', tools: [['Read', 3]] }),
  ];
  expect(onlyGroup([session, ...others], rule)).toMatchObject({ usersExposed: 2, per100Calls: 25 });
});

test('to messages those are exposed who wrote any', () => {
  const rule = ruleOf({ cost: 'turn' });
  const story = storyOf([asks(0), says(1), asks(5)]);
  const session = findInSession(story, [matchOf(story, [2])], rulesOf(rule));
  const others = [
    sessionWith(recent, [], { user: 'bob' }),
    sessionWith(recent + 1, [], { user: 'cy', prompts: 0 }),
  ];
  expect(onlyGroup([session, ...others], rule).usersExposed).toBe(2);
});

test.each([
  ['an interruption', interrupts(5), 2],
  ['an API error', apiError(5), 3],
])('exposed to %s are those who are there', (_, event, exposed) => {
  const rule = ruleOf({ cost: 'none' });
  const story = storyOf([says(1), event]);
  const session = findInSession(story, [matchOf(story, [1])], rulesOf(rule));
  const others = [
    sessionWith(recent, [], { user: 'bob' }),
    sessionWith(recent + 1, [], { user: 'cy', prompts: 0 }),
  ];
  expect(onlyGroup([session, ...others], rule).usersExposed).toBe(exposed);
});

test('the usual duration is that of one family, of several there is none', () => {
  const rule = ruleOf({ cost: 'duration' });
  const of = (family: string) =>
    costing(rule, [], {
      cost: { kind: 'runs', runs: [{ stretches: [], family, basis: 'call' }], threshold: toMilliseconds(0) },
    });
  const five = [1, 2, 3, 4, 5].map(toMilliseconds);
  const usualOf = (...matches: ReturnType<typeof of>[]) =>
    onlyGroup(
      [
        sessionWith(recent, matches, {
          durations: [
            ['npm ci', five],
            ['go', five],
          ],
        }),
      ],
      rule,
    ).usualDuration;
  expect(usualOf(of('npm ci'), of('npm ci'))).toBe(3);
  expect(usualOf(of('npm ci'), of('go'))).toBeUndefined();
});

test('a group that meets its gate is open, one that does not says what it lacks', () => {
  const rule = ruleOf({ report_when: { ...ruleOf().report_when, sessions: 2 } });
  const one = sessionWith(recent, [costing(rule, [])]);
  const two = sessionWith(recent + 1, [costing(rule, [])]);
  expect(onlyGroup([one, two], rule)).toMatchObject({ verdict: { kind: 'open' }, draft: 'due' });
  expect(onlyGroup([one], rule)).toMatchObject({
    verdict: { kind: 'below_gate', gate: { missing: { sessions: 1 } } },
    draft: 'not due',
  });
});

test('what another group has of the same time is told apart from what is lost', () => {
  const [sure, unsure] = [
    ruleOf({ id: 'sure', confidence: 'high' }),
    ruleOf({ id: 'unsure', confidence: 'low' }),
  ];
  const matches = [
    costing(sure, [interval(0, 60)]),
    costing(unsure, [interval(30, 90)]),
    costing(unsure, [interval(40, 100)]),
  ];
  const { groups } = groupFindings([sessionWith(recent, matches)], rulesOf(sure, unsure), options);
  const told = Object.fromEntries(groups.map(({ rule, lost, elsewhere }) => [rule.id, { lost, elsewhere }]));
  expect(told).toEqual({
    sure: { lost: 60_000, elsewhere: 0 },
    unsure: { lost: 40_000, elsewhere: 30_000 },
  });
});

const FIXED_AT = NOW - 10 * DAY;
const fix: Fix = { issue: 41, at: second(FIXED_AT), for: {} };
const fixedRule = ruleOf({ fixed: [fix] });
const before = (offset: number, matches: number) =>
  sessionWith(
    FIXED_AT - DAY - offset,
    Array.from({ length: matches }, () => costing(fixedRule, [interval(0, 60)])),
  );

test('matches of sessions begun before the fix are expected and in no other number', () => {
  const since = sessionWith(FIXED_AT, [costing(fixedRule, [interval(0, 5)])]);
  const { groups, lost } = groupFindings([before(1, 2), since], rulesOf(fixedRule), options);
  expect(groups[0]).toMatchObject({
    verdict: { kind: 'regression', fix },
    expected: 2,
    sessions: [since.session],
    lost: 5000,
    lostMax: 5000,
    perActiveHour: 1,
  });
  expect(groups[0]?.matches).toHaveLength(1);
  expect(lost).toEqual([0, 5000]);
});

test('what is expected takes no time from groups that count', () => {
  const other = ruleOf({ id: 'other', confidence: 'low' });
  const matches = [costing(fixedRule, [interval(0, 60)]), costing(other, [interval(0, 90)])];
  const { groups, lost } = groupFindings(
    [sessionWith(FIXED_AT - DAY, matches)],
    rulesOf(fixedRule, other),
    options,
  );
  const told = groups.find(({ rule }) => rule.id === 'other');
  expect(told).toMatchObject({ lost: 90_000, elsewhere: 0 });
  expect(lost).toEqual([90_000]);
});

test('a session of unknown begin is expected to have the old trouble', () => {
  const undated = { ...before(1, 1), began: undefined };
  expect(onlyGroup([undated], fixedRule)).toMatchObject({ verdict: { kind: 'already_fixed' }, expected: 1 });
});

test.each([
  ['no call since', [], 'already_fixed', 0],
  ['calls since in which the old rate gives less than 3 matches', [10, 10], 'unverified', 2],
  ['calls since in which the old rate gives 3 matches', [10, 20], 'verified', 3],
] as const)('fixed, with %s: %s', (_, calls, kind, absent) => {
  const quiet = calls.map((count, index) => sessionWith(FIXED_AT + index, [], { tools: [['Bash', count]] }));
  const group = onlyGroup([before(1, 1), ...quiet], fixedRule);
  expect(group).toMatchObject({
    verdict: { kind, absent },
    expected: 1,
    matches: [],
    lost: 0,
    draft: 'not due',
  });
  expect(group.firstSeen).toBeDefined();
});

test('calls of other tools prove no fix', () => {
  const quiet = sessionWith(FIXED_AT, [], { tools: [['Read', 999]] });
  expect(onlyGroup([before(1, 1), quiet], fixedRule).verdict.kind).toBe('already_fixed');
});

test('of a command the same command proves a fix, not another one of its program', () => {
  const rule = ruleOf({ fixed: [fix], group_by: ['command_family'] });
  const group = { command_family: 'git push' };
  const met = sessionWith(FIXED_AT - DAY, [costing(rule, [], { group })], { families: [['git push', 1]] });
  const quiet = (family: string) =>
    sessionWith(FIXED_AT, [], { programs: [['git', 9]], families: [[family, 9]] });
  expect(onlyGroup([met, quiet('git status')], rule).verdict.kind).toBe('already_fixed');
  expect(onlyGroup([met, quiet('git push')], rule).verdict.kind).toBe('verified');
});

test('what is to come neither proves a fix nor breaks it', () => {
  const asOf = second(FIXED_AT + DAY);
  const later = (more: number) =>
    sessionWith(FIXED_AT + 2 * DAY, more === 0 ? [] : [costing(fixedRule, [])], { tools: [['Bash', 99]] });
  expect(onlyGroup([before(1, 1), later(0)], fixedRule, { asOf }).verdict.kind).toBe('already_fixed');
  expect(onlyGroup([before(1, 1), later(1)], fixedRule, { asOf }).verdict.kind).toBe('already_fixed');
  expect(onlyGroup([before(1, 1), later(1)], fixedRule).verdict.kind).toBe('regression');
});

test('a regression skips the gate, unless the rule is unsure', () => {
  const report_when = { ...fixedRule.report_when, sessions: 2, within: toMilliseconds(1) };
  const verdictOf = (confidence: Rule['confidence'], ...begins: number[]) => {
    const rule = { ...fixedRule, report_when, confidence };
    return onlyGroup(
      begins.map((began) => sessionWith(began, [costing(rule, [])])),
      rule,
    ).verdict.kind;
  };
  expect(verdictOf('high', FIXED_AT)).toBe('regression');
  expect(verdictOf('low', FIXED_AT)).toBe('below_gate');
  expect(verdictOf('low', FIXED_AT, FIXED_AT + 1)).toBe('regression');
});

test('a fix of the users’ own counts like one of the rule', () => {
  const session = sessionWith(FIXED_AT - 1, [costing(ruleOf(), [])]);
  const fixes = [{ ...fix, rule: 'some-rule' }];
  expect(onlyGroup([session], ruleOf(), { fixes }).verdict.kind).toBe('already_fixed');
});

const RULES = COST_MODELS.map((cost, index) =>
  ruleOf({
    id: `rule-${index}`,
    cost,
    confidence: LEVELS[index % 3] ?? 'low',
    yields_to: index === 0 ? ['*'] : index === 3 ? ['rule-1'] : [],
    group_by: ['program'],
  }),
);

/** Any events at any time, each of which any rules may have matched, alone or with the one after. */
const sessions = fc
  .array(
    fc.record({
      kind: fc.nat(5),
      at: fc.nat(900),
      took: fc.nat(120),
      outcome: fc.constantFrom('ok' as const, 'error' as const, 'rejected' as const, 'interrupted' as const),
      measured: fc.boolean(),
      rules: fc.subarray(RULES),
      program: fc.constantFrom('npm', 'go'),
      pair: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((rows) => {
    const eventAt = (row: (typeof rows)[number]): SessionEvent => {
      const basis = row.measured ? ('progress' as const) : ('call' as const);
      const wait = row.measured ? toMilliseconds(1) : undefined;
      const make = [
        () =>
          run(row.program, row.at, row.at + row.took, {
            outcome: row.outcome,
            ran: ranFor(row.took, basis),
            wait,
          }),
        () => call(row.at, row.at + row.took, { tool: 'Edit', outcome: row.outcome }),
        () => asks(row.at),
        () => says(row.at),
        () => apiError(row.at),
        () => interrupts(row.at),
      ];
      return (make[row.kind] ?? (() => says(row.at)))();
    };
    const blocks = [interval(0, 300), interval(500, 700), interval(800, 800), interval(850, 1020)];
    const story = storyOf(rows.map(eventAt), { blocks, start: second(0) });
    const matches = rows.flatMap((row, position) =>
      row.rules.map((rule) =>
        matchOf(story, row.pair ? [position, position + 1] : [position], {
          rule: rule.id,
          group: { program: row.program },
        }),
      ),
    );
    return { story, findings: findInSession(story, matches, rulesOf(...RULES)) };
  });

test('the lost time of all groups of a session never exceeds its active time', () => {
  fc.assert(
    fc.property(sessions, ({ story, findings }) => {
      const { groups, lost } = groupFindings([findings], rulesOf(...RULES), options);
      const total = groups.reduce((sum, group) => sum + group.lost, 0);
      expect(total).toBeLessThanOrEqual(length(story.blocks));
      expect(lost).toEqual([total]);
      for (const group of groups) {
        expect(group.lost).toBeLessThanOrEqual(group.lostMax);
        expect(group.lostMax).toBeLessThanOrEqual(length(story.blocks));
        expect(group.matches.reduce((sum, match) => sum + match.lost, 0)).toBe(group.lost);
      }
    }),
  );
});

test('the order in which sessions are given changes nothing', () => {
  const several = fc
    .array(sessions, { maxLength: 4 })
    .map((all) =>
      all.map(({ findings }, index) => ({ ...findings, session: `s${index}`, began: second(index % 2) })),
    );
  fc.assert(
    fc.property(several, (all) => {
      const there = groupFindings(all, rulesOf(...RULES), options);
      const back = groupFindings([...all].reverse(), rulesOf(...RULES), options);
      expect(back.groups).toEqual(there.groups);
      expect([...back.lost].reverse()).toEqual(there.lost);
    }),
    { numRuns: 30 },
  );
});
