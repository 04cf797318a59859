import type { SessionStory } from '../transcript/event.js';
import { clausesOf } from './clauses.js';
import { type CompiledRules, compileRules } from './compile.js';
import type { RuleLists } from './event-tests.js';
import { isGroup } from './group-value.js';
import type { Match } from './match.js';
import { matchSession } from './match-session.js';
import { asksForHidden, isSingle, waitsFor } from './order.js';
import type { ParsedRule } from './parse.js';
import { rehearse } from './rehearsal.js';
import type { Rule } from './rule.js';
import type { RuleTests } from './schema/rule.js';
import { takersOf } from './walk.js';

/** `reported` and `quiet` are right, `missing` and `noisy` are not. */
export type CaseStatus = 'reported' | 'quiet' | 'missing' | 'noisy';

export interface CaseResult {
  readonly name: string;
  readonly status: CaseStatus;
  /** What was found instead; '' if the case is right. */
  readonly detail: string;
}

export interface SelfTest {
  readonly rule: string;
  readonly cases: readonly CaseResult[];
  /** Paths of clauses that no case needs. */
  readonly uncovered: readonly string[];
}

/** What `$sync_scripts` stands for in embedded tests. */
export const REHEARSAL_LISTS: RuleLists = { syncScripts: ['sync-data', 'sync-data.sh'] };

/** Runs a rule's own cases, with the rules of `all` that it depends on, then again without each of its clauses. */
export const testRule = ({ rule, tests }: ParsedRule, all: readonly Rule[]): SelfTest => {
  const others = neededBy(rule, all);
  const cases = casesOf(tests);
  const asked = (tested: Rule): CompiledRules =>
    compileRules(
      [{ ...tested, status: tested.status === 'retired' ? 'stable' : tested.status }, ...others],
      REHEARSAL_LISTS,
    );
  const results = cases.map((one) => runCase(one, rule.id, asked(rule)));
  const isRight = results.every((result) => result.detail === '');
  const uncovered = clausesOf(rule).filter(({ without }) => {
    const rules = asked(without);
    return cases.every((one) => runCase(one, rule.id, rules).detail === '');
  });
  return { rule: rule.id, cases: results, uncovered: isRight ? uncovered.map((clause) => clause.path) : [] };
};

interface Case {
  readonly name: string;
  readonly story: SessionStory;
  /** `undefined`: must stay quiet. */
  readonly expect: RuleTests['hits'][number]['expect'] | undefined;
}

const casesOf = (tests: RuleTests): readonly Case[] => [
  ...tests.hits.map(({ name, session, expect }) => ({ name, story: rehearse(session), expect })),
  ...tests.misses.map(({ name, session }) => ({ name, story: rehearse(session), expect: undefined })),
];

function runCase({ name, story, expect }: Case, id: string, rules: CompiledRules): CaseResult {
  const { matches, signals } = matchSession(rules, story);
  const own = [...matches, ...signals].filter((match) => match.rule === id);
  if (expect === undefined) {
    return own.length === 0
      ? { name, status: 'quiet', detail: '' }
      : { name, status: 'noisy', detail: `${counted(own)}, ${groupsOf(own)}` };
  }
  const detail = differenceFrom(expect, own);
  return { name, status: detail === '' ? 'reported' : 'missing', detail };
}

function differenceFrom(expect: NonNullable<Case['expect']>, found: readonly Match[]): string {
  if (found.length === 0) return 'no match';
  if (expect.matches !== undefined && found.length !== expect.matches) {
    return `${counted(found)} instead of ${expect.matches}`;
  }
  if (expect.hidden !== undefined && !found.some((match) => match.hidden === expect.hidden)) {
    return expect.hidden ? 'not hidden' : 'hidden';
  }
  const isThere = found.some((match) => isGroup(match.group, expect.group ?? {}));
  return isThere ? '' : `another group: ${groupsOf(found)}`;
}

const counted = (matches: readonly Match[]): string =>
  matches.length === 1 ? '1 match' : `${matches.length} matches`;

const groupsOf = (matches: readonly Match[]): string =>
  [...new Set(matches.map((match) => JSON.stringify(match.group)))].join(' ');

/** The rules it yields to or asks about, those that mark hidden failures for its steps, and theirs in turn. */
function neededBy(rule: Rule, all: readonly Rule[]): readonly Rule[] {
  const needed = new Set<Rule>();
  const waiting = [rule];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const waits = waitsFor(next);
    const asks = asksForHidden(next);
    for (const other of all) {
      const isNeeded = waits(other) || (asks && isSingle(other) && marksHidden(other));
      if (other.id === rule.id || needed.has(other) || !isNeeded) continue;
      needed.add(other);
      waiting.push(other);
    }
  }
  return [...needed];
}

const marksHidden = (rule: Rule): boolean => takersOf(rule).some(({ hidden }) => hidden !== undefined);
