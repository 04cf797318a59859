import { describe, expect, it } from 'vitest';
import {
  ALLOWED_CONDITIONS,
  type Found,
  judgeCondition,
  parseCondition,
} from '../../src/report/condition.js';
import { summaryOf } from '../../src/report/summary.js';
import { DEFAULT_GAP_LIMIT } from '../../src/timing/active.js';
import { SUMMARY_NUMBERS } from '../../src/wire/contract-summary.js';

const EMPTY = summaryOf({ gapLimit: DEFAULT_GAP_LIMIT, sessions: [], groups: [] });

const FOUND: Found = {
  problems: 0,
  groups: [
    { verdict: { kind: 'open' }, rule: { severity: 'medium' } },
    { verdict: { kind: 'verified' }, rule: { severity: 'high' } },
    { verdict: { kind: 'below_gate' }, rule: { severity: 'high' } },
  ],
  summary: {
    ...EMPTY,
    sessions: 3,
    error_rate: 0.1,
    abandonment_rate: 0.5,
    success_rate: { Bash: 0.75, 'mcp__a.b__c': 1 },
  },
};

const judged = (text: string, found = FOUND) => {
  const condition = parseCondition(text);
  return condition === undefined ? 'no condition' : judgeCondition(condition, found).kind;
};

describe('a condition of --fail-on', () => {
  it.each([
    ['open', 'holds'],
    ['verified', 'holds'],
    ['regression', 'holds not'],
    ['problems', 'holds not'],
    ['severity>=low', 'holds'],
    ['severity>=medium', 'holds'],
    // What is mended, or below its gate, alarms nobody.
    ['severity>=high', 'holds not'],
    ['error_rate>0.1', 'holds not'],
    ['error_rate>=0.1', 'holds'],
    ['error_rate>0.05', 'holds'],
    ['error_rate > 0.05', 'holds'],
    ['sessions<1', 'holds not'],
    ['sessions=3', 'holds'],
    ['sessions<=2', 'holds not'],
    ['abandonment_rate>0.4', 'holds'],
    ['success_rate.Bash<0.8', 'holds'],
    ['success_rate.mcp__a.b__c=1', 'holds'],
    // Nobody called it, nobody was active: nothing is known.
    ['success_rate.Read<0.8', 'unknown'],
    ['success_rate.toString<0.8', 'unknown'],
    ['smoothness<100', 'unknown'],
    ['completion_rate>=0', 'unknown'],
  ])('%s %s', (text, kind) => {
    expect(judged(text)).toBe(kind);
  });

  it('that holds says why', () => {
    const condition = parseCondition('success_rate.Bash<0.8');
    expect(condition && judgeCondition(condition, FOUND)).toEqual({
      kind: 'holds',
      because: 'success_rate.Bash is 0.75',
    });
  });

  it.each([
    '',
    'regressions!',
    'severity>high',
    'severity>=urgent',
    'severity.Bash>=high',
    'error_rate',
    'error_rate>',
    'error_rate>ten',
    'error_rate>-1',
    'error_rate>1e-1',
    'error_rate.Bash>0.1',
    'error_rate==0.1',
    'success_rate>0.8',
    'success_rate.>0.8',
    'smoothness_word=rough',
    'constructor>0',
    'sessions<1 or problems',
    '1>0',
  ])('is not: %s', (text) => {
    expect(parseCondition(text)).toBeUndefined();
  });

  it('may be about every number of the summary, and all are listed for who wrote a wrong one', () => {
    for (const name of SUMMARY_NUMBERS) {
      expect(parseCondition(`${name}>=0`), name).toMatchObject({ kind: 'number', number: name });
      expect(ALLOWED_CONDITIONS).toContain(name);
    }
    expect(ALLOWED_CONDITIONS).toMatch(
      /problems; a verdict \(open, regression.*severity>=LEVEL \(low, medium, high\)/,
    );
  });
});

describe('of no sessions at all', () => {
  it('counts are zero and everything else is unknown, which never satisfies a condition', () => {
    const found = { problems: 0, groups: [], summary: EMPTY };
    expect(judged('sessions<1', found)).toBe('holds');
    expect(judged('errors=0', found)).toBe('holds');
    for (const name of ['error_rate', 'smoothness', 'completion_rate', 'p95_active_s', 'lost_share'])
      for (const sign of ['<', '<=', '=', '>=', '>'])
        expect(judged(`${name}${sign}0`, found)).toBe('unknown');
  });
});
