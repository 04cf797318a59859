import type { TextCondition } from './conditions.js';
import { groupNames } from './group-names.js';
import { FIGURES, placeholdersIn } from './placeholder.js';
import { FIELDS, type Rule } from './rule.js';
import { type RuleError, shown } from './rule-error.js';
import type { RuleTests } from './schema/rule.js';
import { matchedIn, takersOf, textsOf } from './walk.js';
import type { LineOf } from './yaml-line.js';

const TEXTS = ['title', 'impact', 'root_cause', 'proposal'] as const;

/** What the schema cannot see: names that must fit the file, the group, the patterns, the cost model. */
export const checkRule = (rule: Rule, tests: RuleTests, file: string, lineOf: LineOf): readonly RuleError[] =>
  faultsOf(rule, tests, file).map(({ at, ...texts }) => ({
    ...texts,
    file,
    path: at.join('.'),
    line: lineOf(at),
  }));

interface Fault {
  readonly at: readonly PropertyKey[];
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

function faultsOf(rule: Rule, tests: RuleTests, file: string): readonly Fault[] {
  const captures = [...new Set(takersOf(rule).flatMap(textsOf).flatMap(namesIn))];
  return [
    ...idFaults(rule, file),
    ...fieldFaults(rule, captures),
    ...groupKeyFaults(rule, tests),
    ...TEXTS.flatMap((key) => placeholderFaults(rule, key, captures)),
  ];
}

/** What must not be there names nothing; nor does what stands beside the event or excludes it. */
const namesIn = ({ any_of, all_of }: TextCondition): readonly string[] =>
  [...any_of, ...all_of].flatMap(({ pattern }) => groupNames(pattern));

function idFaults(rule: Rule, file: string): readonly Fault[] {
  const name = file.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '');
  const named = [
    ...rule.yields_to.map((id, index) => ({ at: ['yields_to', index], id })),
    ...matchedIn(rule),
  ];
  const own = named
    .filter(({ id }) => id === rule.id)
    .map(({ at, id }) => ({ at, expected: 'other rules', found: shown(id), hint: '' }));
  if (name === rule.id) return own;
  return [...own, { at: ['id'], expected: `the file name, ${shown(name)}`, found: shown(rule.id), hint: '' }];
}

function fieldFaults(rule: Rule, captures: readonly string[]): readonly Fault[] {
  const known: readonly string[] = [...FIELDS, ...captures];
  const hint = `fields: ${FIELDS.join(', ')}, preceding.<field>, and named groups of the patterns`;
  const unknown = (at: readonly PropertyKey[], names: readonly string[]): readonly Fault[] =>
    names.flatMap((name, index) =>
      (name.startsWith(PRECEDING) ? OF_CALLS : known).includes(name.replace(PRECEDING, ''))
        ? []
        : [{ at: [...at, index], expected: 'a field or a named group', found: shown(name), hint }],
    );
  return [
    ...unknown(['group_by'], rule.group_by),
    ...rule.detect.flatMap((block, index) =>
      block.kind === 'sequence' ? unknown(['detect', index, 'same'], block.same) : [],
    ),
  ];
}

const PRECEDING = 'preceding.';
/** A label is of the pattern that hit. */
const OF_CALLS: readonly string[] = FIELDS.filter((field) => field !== 'label');

function groupKeyFaults(rule: Rule, tests: RuleTests): readonly Fault[] {
  const wrong = (at: readonly PropertyKey[], group: Readonly<Record<string, string>>): readonly Fault[] =>
    Object.keys(group)
      .filter((key) => !rule.group_by.includes(key))
      .map((key) => ({
        at: [...at, key],
        expected: `fields of group_by (${rule.group_by.join(', ')})`,
        found: shown(key),
        hint: '',
      }));
  return [
    ...rule.fixed.flatMap((fix, index) => wrong(['fixed', index, 'for'], fix.for)),
    ...TEXTS.flatMap((key) =>
      rule.issue[key].flatMap((wording, index) => wrong(['issue', key, index, 'for'], wording.for)),
    ),
    ...tests.hits.flatMap((hit, index) =>
      wrong(['tests', 'hits', index, 'expect', 'group'], hit.expect.group ?? {}),
    ),
  ];
}

function placeholderFaults(
  rule: Rule,
  key: (typeof TEXTS)[number],
  captures: readonly string[],
): readonly Fault[] {
  const allowed = [
    ...FIGURES.filter((name) => name !== 'lost_time' || rule.cost !== 'none'),
    ...rule.group_by.map((field) => `group.${field}`),
    ...captures.map((name) => `example.${name}`),
  ];
  const texts = rule.issue[key].map(({ text }) => text).join('\n');
  return placeholdersIn(texts)
    .filter((name) => !allowed.includes(name))
    .map((name) => ({
      at: ['issue', key],
      expected: `a placeholder of ${allowed.join(', ')}`,
      found: shown(name),
      hint: name === 'lost_time' ? 'a rule with cost none has no lost time' : '',
    }));
}
