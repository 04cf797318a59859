import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeDraft, writeDrafts } from '../../src/drafts/draft.js';
import { clustering } from '../../src/drafts/sections/clustering.js';
import type { Group } from '../../src/findings/group.js';
import { toInstant, toMilliseconds } from '../../src/units.js';
import { analyzed, match, type Told } from './corpus.js';
import { MONTH, MONTH_RULES } from './month.js';
import { COMMAND_NOT_FOUND, rule } from './rules.js';
import { story } from './story.js';

const month = analyzed(MONTH, MONTH_RULES);
const groupOf = (id: string): Group => {
  const found = month.groups.find((group) => group.rule.id === id);
  if (found === undefined) throw new Error(`no group of ${id}`);
  return found;
};
const hidden = groupOf('command-not-found');
const body = (group: Group, more: Partial<typeof month.context> = {}): string =>
  writeDraft(group, { ...month.context, ...more }).body;
const section = (text: string, name: string): string =>
  text.split(`### ${name}\n\n`)[1]?.split('\n\n### ')[0] ?? '';

const ONE = rule({
  id: 'one',
  title: 'It happens',
  report_when: { ...COMMAND_NOT_FOUND.report_when, sessions: 1 },
});
const once = (output: string, command = 'make all', hit = output): Told => {
  const told = story({
    ...{ id: 'aaaaaaaa-0000-4000-8000-000000000000', user: 'wanda', start: '2026-02-10T09:00:00Z' },
    events: [{ after: 5, run: command, prints: output, took: 3 }],
  });
  return { story: told, matches: [match(told, ONE, [0], { group: { program: 'make' }, hit })] };
};
const single = (told: Told) => {
  const { groups, context } = analyzed([told], [ONE]);
  return writeDraft(groups[0] as Group, context).body;
};

describe('Evidence', () => {
  test('is shorter than 30 lines, whatever commands and outputs are', () => {
    const lines = fc.array(fc.string({ maxLength: 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, lines), { minLength: 1, maxLength: 6 }), (calls) => {
        const told = calls.map(([command, output], index) => {
          const id = `${index}aaaaaaa-0000-4000-8000-000000000000`;
          const events = [{ after: 5, run: command.join('\n'), prints: output.join('\n'), took: 3 }];
          const one = story({ id, user: `u${index}`, start: '2026-02-10T09:00:00Z', events });
          return {
            story: one,
            matches: [match(one, ONE, [0], { group: { program: 'x' }, hit: output.at(-1) ?? '' })],
          };
        });
        const { groups, context } = analyzed(told, [ONE]);
        const text = section(writeDraft(groups[0] as Group, context).body, 'Evidence');
        expect(text.split('\n').length + 2).toBeLessThan(30);
      }),
      { numRuns: 60 },
    );
  });

  test('shows the line that hit, with the exit code before it, out of a long output', () => {
    const noise = Array.from({ length: 40 }, (_, line) => `line ${line}`);
    const output = ['Exit code 2', ...noise.slice(0, 20), 'make: *** no rule', ...noise.slice(20)].join('\n');
    const evidence = section(single(once(output, 'make all', 'make: *** no rule')), 'Evidence');
    expect(evidence).toContain('$ make all\nExit code 2\n…\nmake: *** no rule\n');
  });

  test('quotes one line of another tool, and a long line cut after redaction', () => {
    const secret = `${'x'.repeat(150)} /home/sigrid/orchard/${'y'.repeat(200)}`;
    const evidence = section(single(once(secret)), 'Evidence');
    expect(evidence).toContain('~person-5/orchard/');
    expect(evidence).not.toContain('sigrid');
    for (const line of evidence.split('\n')) expect(line.length).toBeLessThanOrEqual(220);
  });

  test('takes other people before other sessions, and examples of both kinds', () => {
    const evidence = section(body(hidden), 'Evidence');
    expect(evidence).toContain('(exit code hidden)');
    expect(evidence).toContain('(visible');
    const shown = [...evidence.matchAll(/^`([0-9a-f]{8})`/gm)].map(([, id = '']) => id);
    const people = shown.map((id) => hidden.matches.find(({ session }) => session.startsWith(id))?.user);
    expect(new Set(people).size).toBe(3);
  });

  test('says so when there is nothing to quote', () => {
    const text = body(hidden, { examples: [] });
    expect(section(text, 'Evidence')).toMatch(/rests on no text that could be quoted\.$/);
  });

  test('says what was read from the progress of a call without a result, and calls it no success', () => {
    const told = story({
      ...{ id: 'aaaaaaaa-0000-4000-8000-000000000000', user: 'wanda', start: '2026-02-10T09:00:00Z' },
      events: [{ after: 5, run: 'make all', prints: 'no rule', took: 0, outcome: 'unfinished' }],
    });
    const hit = { group: { program: 'make' }, hit: 'no rule', hidden: true };
    const text = single({ story: told, matches: [match(told, ONE, [0], hit)] });
    expect(section(text, 'Evidence')).toContain('(no result, read from its progress)');
    expect(section(text, 'What would make this wrong')).toContain('without a result, so of low confidence');
    expect(text).not.toMatch(/succeeded|counts as a success/);
  });

  test('quotes only sessions that count: none from before a fix', () => {
    const evidence = section(body(groupOf('permission-denied')), 'Evidence');
    expect(evidence).not.toContain('2026-01');
  });
});

describe('Numbers and words', () => {
  test('agree when there is one of everything', () => {
    const text = single(once('boom'));
    expect(text).toContain('1 match in 1 of 1 session (100 %)');
    expect(text).toContain('1 person, the only one who ran `make`');
    expect(text).toContain('Seen on 2026-02-10 alone.');
    expect(text).toContain('the call is known only from call to result');
    expect(text).not.toMatch(
      /\b1 (?:matches|sessions|people|calls|users|commands|hosts|files|lines|errors)\b/,
    );
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    expect(text).not.toContain('more session');
  });

  test('never claim a cause for a trend', () => {
    expect(section(body(hidden), 'Timeline')).not.toMatch(/\b(?:because|due to|caused|thanks to|led to)\b/);
  });

  test.each([
    ['neither', 0, 0, 'No lost active time could be measured'],
    ['only an upper bound', 0, 60, 'At most 1 h of active time lost'],
    ['both', 10, 60, 'At least 10 min, at most 1 h of active time lost'],
    ['one figure', 10, 10, 'At least 10 min of active time lost'],
  ])('say of lost time what is known: %s', (_, least, most, expected) => {
    const lost = toMilliseconds(least * 60_000);
    const lostMax = toMilliseconds(most * 60_000);
    expect(body({ ...hidden, lost, lostMax })).toContain(`**Impact:** Medium. ${expected}`);
  });

  test('say what other groups have of it', () => {
    const more = body({ ...hidden, elsewhere: toMilliseconds(150_000) });
    expect(more).toContain('2 min 30 s more of such time is counted in other groups');
    expect(body(hidden)).not.toContain('more of such time');
  });

  test('leave lost time out where the rule prices none', () => {
    const text = body({ ...hidden, rule: { ...hidden.rule, cost: 'none' } });
    expect(text).toContain('Lost time is not priced for this kind of friction');
    expect(section(text, 'What would make this wrong')).not.toContain('Lost time');
  });

  test.each([
    [{ measured: 3, unmeasured: 0 }, 'all 3 calls were measured from progress ticks'],
    [{ measured: 2, unmeasured: 0 }, 'both calls were measured from progress ticks'],
    [{ measured: 2, unmeasured: 1 }, '2 of 3 calls measured from progress ticks, the other is known only'],
    [{ measured: 0, unmeasured: 1 }, 'the call is known only from call to result'],
  ])('say how times are known: %o', (counts, expected) => {
    expect(section(body({ ...hidden, ...counts }), 'What would make this wrong')).toContain(expected);
  });
});

describe('What would make it wrong', () => {
  const doubts = (group: Group, more: Partial<typeof month.context> = {}): string =>
    section(body(group, more), 'What would make this wrong');

  test('names sessions with rewritten timestamps, and marks their times in the evidence', () => {
    const [first = ''] = hidden.sessions;
    const restamped = new Set([first, 'another session']);
    expect(doubts(hidden, { restamped })).toContain(`1 session (\`${first.slice(0, 8)}\`) has timestamps`);
    expect(section(body(hidden, { restamped }), 'Evidence')).toContain('time doubtful');
  });

  test('warns of rules that are not sure', () => {
    const unsure = { ...hidden.rule, status: 'experimental', confidence: 'low' } as const;
    expect(doubts({ ...hidden, rule: unsure })).toContain('is experimental and of low confidence');
    expect(doubts(hidden)).not.toContain('confidence');
  });

  test('counts what was read where a command shows text, too', () => {
    const matches = hidden.matches.map((match, index) => ({ ...match, inReader: index < 2 }));
    expect(doubts(hidden)).toContain('None of these commands only shows text.');
    expect(doubts({ ...hidden, matches })).toContain(
      '. 2 of 14 matches were of a command that shows text, too: there, only words were taken that a text rarely holds.',
    );
  });

  test('counts lines that were not read', () => {
    const coverage = { ...month.context.coverage, lines: { bad: 2, torn: 1, oversized: 0 } };
    expect(doubts(hidden, { coverage })).toMatch(
      /120 of 122 files (?:\(\d forks? left out\) )?read, 2 bad lines and 1 torn last line not read/,
    );
  });
});

describe('Where a command came from', () => {
  const context = (more: Partial<typeof month.context> = {}): string =>
    section(body(hidden, more), 'Context');

  test('is a page of the project first, then a prompt, and improvised only if pages were searched', () => {
    const documentedIn = (command: string) => (command.includes('smoke') ? ['orchard/docs/testing.md'] : []);
    expect(context({ documentedIn })).toMatch(
      /Provenance: improvised by the agent in \d+ cases, of 14 commands \d+ in `orchard\/docs\/testing\.md`/,
    );
    expect(context()).not.toContain('improvised');
    expect(context()).toContain('no repository of the project was searched');
  });
});

describe('The same group', () => {
  test('gives the same bytes in whatever order sessions were read', () => {
    const { groups, context } = analyzed([...MONTH].reverse(), MONTH_RULES);
    const drafts = writeDrafts(groups, context).drafts.map(({ text }) => text);
    expect(drafts).toEqual(writeDrafts(month.groups, month.context).drafts.map(({ text }) => text));
  });

  test('gets assignees by rule, else by owner', () => {
    const assignees = (owners: Record<string, readonly string[]>) =>
      writeDraft(hidden, { ...month.context, owners }).assignees;
    expect(assignees({ project: ['maint'], 'command-not-found': ['@octo-cat', 'no such login!'] })).toEqual([
      'octo-cat',
    ]);
    expect(assignees({ project: ['maint'] })).toEqual(['maint']);
    expect(assignees({})).toEqual([]);
  });

  test('is refused when a secret survives, and the refusal does not tell it', () => {
    const secret = `gh${'p_'}${'A1b2C3d4E5'.repeat(4)}`.slice(0, 40);
    const redaction = {
      ...month.context.redaction,
      findSecrets: (text: string) => {
        const start = text.indexOf(secret);
        return start < 0 || !text.startsWith('---')
          ? []
          : [{ start, end: start + 40, rule: 'github-pat', definite: true }];
      },
    };
    const leaking = { ...hidden, rule: { ...hidden.rule, why: `Because of ${secret}.` } };
    const { drafts, refused } = writeDrafts([leaking], { ...month.context, redaction });
    expect(drafts).toEqual([]);
    expect(refused).toMatchObject([
      { problem: { code: 'secret-in-draft', file: 'command-not-found--2a112ec44343.md' } },
    ]);
    expect(JSON.stringify(refused)).not.toContain(secret.slice(4, 12));
    expect(refused[0]?.problem.line).toBeGreaterThan(10);
    expect(refused[0]?.problem.text).toContain('Add a pattern for it to redact.patterns');
  });

  test('is refused for a secret in the words of its rule, which no pattern takes out: the rule is named', () => {
    const secret = `gh${'p_'}${'A1b2C3d4E5'.repeat(4)}`.slice(0, 40);
    const leaking = { ...hidden, rule: { ...hidden.rule, why: `Because of ${secret}.` } };
    const { drafts, refused } = writeDrafts([leaking], month.context);
    expect(drafts).toEqual([]);
    expect(refused[0]?.problem.text).toMatch(
      /nothing was written\. It stands in the rule command-not-found: take it out there, or add it to redact\.allow/,
    );
  });
});

describe('A regression', () => {
  test('names the old issue without a reference that GitHub would follow', () => {
    const text = body(groupOf('permission-denied'));
    expect(text).toContain('This was fixed on 2026-02-03 (issue 41)');
    expect(text).not.toContain('#41');
    const at = toInstant(Date.parse('2026-02-03T09:00:00Z'));
    const commit = 'fix-of-wanda-4f2d9c1';
    const fix = { issue: 'octo/orchard#41', at, for: {}, commit, note: 'see @octocat' };
    const quoted = body({ ...groupOf('permission-denied'), verdict: { kind: 'regression', fix } });
    expect(quoted).toContain('`octo/orchard#41`');
    expect(quoted).toContain('`see @octocat`');
    expect(quoted).toContain('(commit `fix-of-person-1-4f2d9c1`)');
  });
});

describe('Problem', () => {
  test('does not say what the rule is about where the group has a title of its own, nor the label', () => {
    const title = [
      { for: { label: 'name' }, text: 'A name is not found' },
      { for: {}, text: 'It happens' },
    ];
    const labelled = { ...ONE, issue: { ...ONE.issue, title }, group_by: ['label', 'program'] };
    const told = once('no such host');
    const of = (label: string) => {
      const group = { label, program: 'make' };
      const matches = told.matches.map((one) => ({ ...one, group, named: { label, program: 'Make' } }));
      const { groups, context } = analyzed([{ ...told, matches }], [labelled]);
      return section(writeDraft(groups[0] as Group, context).body, 'Problem');
    };
    expect(of('name')).not.toMatch(/It happens|label/);
    expect(of('name')).toContain('The match has the program `Make`.');
    expect(of('port')).toMatch(/^It happens\. /);
  });
});

describe('Timeline', () => {
  const at = (hour: number, count: number, others: number) => {
    const hours = Array.from({ length: 24 }, (_, index) => (index === hour ? count : 0));
    hours[(hour + 12) % 24] = others;
    const weekdays = [count, others, 0, 0, 0, 0, 0];
    return { hours, weekdays };
  };

  test.each([
    [at(9, 9, 1), '9 of 10 sessions meet it first between 07:00 and 10:00 (UTC), 9 of 10 on Mondays.'],
    [at(9, 5, 5), ''],
    [at(9, 9, 0), ''],
  ])(
    'tells when sessions meet it first, where most do at one time and there are enough: %#',
    (times, text) => {
      expect(clustering(times, 'utc')).toBe(text);
    },
  );

  test('takes one match of each session for that', () => {
    const again = groupOf('approval-wait');
    expect(again.firstRecurrence.weekdays.reduce((a, b) => a + b)).toBe(again.sessions.length);
    expect(again.recurrence.weekdays.reduce((a, b) => a + b)).toBe(again.matches.length);
  });
});
