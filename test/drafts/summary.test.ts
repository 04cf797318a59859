import { describe, expect, test } from 'vitest';
import type { RefusedDraft } from '../../src/drafts/draft.js';
import { summaryDocument, summaryJson } from '../../src/drafts/summary/document.js';
import { type SummaryInput, summaryMarkdown } from '../../src/drafts/summary/summary.js';
import type { Group } from '../../src/findings/group.js';
import { toInstant, toMilliseconds } from '../../src/units.js';
import { analyzed, PEOPLE } from './corpus.js';
import { MONTH, MONTH_RULES } from './month.js';

const { groups, context } = analyzed(MONTH, MONTH_RULES);
const input = (more: Partial<SummaryInput> = {}): SummaryInput => ({
  ...{ groups, context, kept: [], refused: [], asked: [] },
  ...more,
});
const fix = { issue: 'octo/orchard#7', at: toInstant(Date.parse('2026-02-03')), for: {} };

describe('The summary', () => {
  test('is the same in both forms: all groups, costliest first', () => {
    const document = summaryDocument(input());
    expect(document.groups.map(({ fingerprint }) => fingerprint)).toEqual(
      groups.map((group) => group.fingerprint),
    );
    const markdown = summaryMarkdown(input());
    for (const { title } of document.groups) expect(markdown).toContain(title);
    expect(document.lost_s).toBe(groups.reduce((sum, { lost }) => sum + lost, 0) / 1000);
  });

  test('says that only one rule was asked, so that its total is not taken for all', () => {
    expect(summaryMarkdown(input({ asked: ['retry-loop'] }))).toContain(' Only `retry-loop` was asked: ');
    expect(summaryMarkdown(input({ asked: ['a', 'b'] }))).toContain(' Only `a` and `b` were asked: ');
    expect(summaryMarkdown(input())).not.toContain('asked:');
  });

  test('says what a group below the gate lacks', () => {
    const [waiting] = summaryDocument(input()).groups.filter(({ verdict }) => verdict === 'below_gate');
    expect(waiting?.missing).toEqual({ sessions: 0, users: 1, matches: 0 });
    expect(summaryMarkdown(input())).toContain('| 1 more person |');
  });

  test('names no person, host or session but by pseudonym', () => {
    const all = summaryMarkdown(input()) + summaryJson(input());
    for (const name of [...PEOPLE, 'quartz7', 'basalt2']) expect(all).not.toContain(name);
  });

  test('tells fixes apart by what was seen since, and quotes an issue that is an address', () => {
    const fixed = groups.map((group, index): Group => {
      const kind = (['verified', 'unverified', 'already_fixed'] as const)[index] ?? 'verified';
      return { ...group, verdict: { kind, fix, absent: 3 }, draft: 'not due', matches: [], expected: 5 };
    });
    const markdown = summaryMarkdown(input({ groups: fixed }));
    expect(markdown).toContain('Nothing passes its gate.');
    expect(markdown).toMatch(/verified: enough use .* \| `octo\/orchard#7` \| 2026-02-03 \| 5 matches \|/);
    expect(markdown).toContain('unverified: too little use since');
    expect(markdown).toContain('already fixed: no use since');
    expect(summaryDocument(input({ groups: fixed })).groups[0]).toMatchObject({
      fix: { issue: 'octo/orchard#7', at: '2026-02-03T00:00:00.000Z' },
    });
  });

  test('takes names and secrets out of the address of an issue', () => {
    const issue = `https://forge.example/${PEOPLE[0]}/x?token=Ab3dEf6hIj9kLm2n`;
    const verdict = { kind: 'verified', fix: { ...fix, issue }, absent: 3 } as const;
    const fixed = groups.map((group): Group => ({ ...group, verdict, draft: 'not due' }));
    const all = input({ groups: fixed });
    for (const text of [summaryMarkdown(all), summaryJson(all)]) {
      expect(text).not.toMatch(new RegExp(`${PEOPLE[0]}|Ab3dEf`));
      expect(text).toContain('https://forge.example/person-1/x?token=‹redacted:');
    }
  });

  test('says which drafts stay because a person edited them, and where newer text lies', () => {
    const kept = [
      { fileName: 'a--000000000000.md', reason: 'not due' },
      { fileName: 'b--000000000000.md', reason: 'newer text beside it' },
      { fileName: 'c--000000000000.md', reason: 'nothing new' },
      { fileName: 'd--000000000000.md', reason: 'both edited' },
      { fileName: 'e--000000000000.md', reason: 'refused' },
    ] as const;
    const markdown = summaryMarkdown(input({ kept }));
    expect(markdown).toContain('`issues/a--000000000000.md`: its friction is no longer due');
    expect(markdown).toContain('newer text in `issues/b--000000000000.new.md`');
    expect(markdown).toContain('`issues/e--000000000000.md`: its newer text was refused');
    expect(summaryDocument(input({ kept })).kept_drafts).toHaveLength(5);
  });

  test('says which drafts were refused, links none of them, and says how to ask for the others', () => {
    const open = groups.find(({ verdict }) => verdict.kind === 'open');
    const [first, second, third] = groups.map((group) => ({
      ...group,
      verdict: open?.verdict ?? group.verdict,
    }));
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three groups expected');
    const { fingerprint } = first;
    const problem = { code: 'secret-in-draft', file: 'x.md', text: 'expected no secret, found one' } as const;
    const refused: RefusedDraft[] = [{ fileName: 'x.md', rule: first.rule.id, fingerprint, problem }];
    const asked = { ...second, draft: 'only if asked' as const };
    const markdown = summaryMarkdown(input({ groups: [{ ...first, draft: 'due' }, asked], refused }));
    expect(markdown).toContain('## Drafts refused');
    expect(markdown).toContain('| refused |');
    expect(markdown).not.toContain('](issues/');
    expect(markdown).toContain(`on request: \`--rule ${second.rule.id}\``);
    expect(markdown).not.toContain('How to file');
  });

  test('gives the days of the sessions that count, not of all files, and what was asked for', () => {
    const at = (text: string) => toInstant(Date.parse(text));
    const window = { by: 'start', since: at('2026-02-08'), until: at('2026-02-12T06:30Z') } as const;
    const timeRange = { from: at('2026-02-09'), to: at('2026-02-11'), window };
    expect(summaryMarkdown(input({ context: { ...context, timeRange } }))).toContain(
      ' 5 people, 2026-02-09 to 2026-02-11; asked for since 2026-02-08 00:00, until 2026-02-12 06:30; as of ',
    );
  });

  test('prints active time at every gap limit once, the one in use marked', () => {
    const own = { ...context.activeTime, gapLimit: toMilliseconds(20 * 60_000) };
    const rows =
      summaryMarkdown(input({ context: { ...context, activeTime: own } })).match(/^\| \d+ min.*$/gm) ?? [];
    expect(rows.map((row) => row.split(' | ')[0])).toEqual([
      '| 5 min',
      '| 10 min',
      '| 15 min',
      '| 20 min (used here)',
    ]);
    expect(summaryMarkdown(input()).match(/10 min \(used here\)/g)).toHaveLength(1);
  });

  test('names kinds of records that nobody knows, as foreign text', () => {
    const coverage = { ...context.coverage, kinds: { user: 3, '<b>@octocat': 2 } };
    const odd = input({ context: { ...context, coverage } });
    expect(summaryMarkdown(odd)).toContain('not known: `<b>@octocat` (2).');
    expect(summaryDocument(odd).coverage.unknown_kinds).toEqual({ '<b>@octocat': 2 });
  });

  test('of an empty window says so and has no empty sections', () => {
    const empty = analyzed([], MONTH_RULES);
    const none = { ...empty.context.coverage, oldest: undefined, newest: undefined };
    const markdown = summaryMarkdown(input({ groups: [], context: { ...empty.context, coverage: none } }));
    expect(markdown).toContain('No session in this window');
    expect(markdown).not.toMatch(/undefined|NaN|## Below|## Fixed/);
    expect(() => JSON.parse(summaryJson(input({ groups: [], context: empty.context })))).not.toThrow();
  });
});
