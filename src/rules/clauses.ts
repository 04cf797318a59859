import type { Conditions, TextCondition } from './conditions.js';
import type { Block, Rule } from './rule.js';

/** A part of a rule that a test should need, and the rule without it. */
export interface Clause {
  /** `detect.0.match.output.any_of.2` */
  readonly path: string;
  readonly without: Rule;
}

/** Everything that can be deleted from a rule one at a time (rules.md 4). */
export const clausesOf = (rule: Rule): readonly Clause[] =>
  cutsOf(rule).map((cut) => ({ path: cut.path.join('.'), without: applied(rule, cut) }));

interface Cut {
  readonly path: readonly (string | number)[];
  /** What stands there instead; nothing: the key or item goes. */
  readonly instead?: unknown;
}

const at = (base: readonly (string | number)[], ...more: readonly (string | number)[]): Cut => ({
  path: [...base, ...more],
});

function cutsOf(rule: Rule): readonly Cut[] {
  const { matches, merge } = rule.per_session;
  return [
    ...rule.detect.flatMap((block, index) => [
      ...(rule.detect.length > 1 ? [at(['detect', index])] : []),
      ...cutsOfBlock(block, ['detect', index]),
    ]),
    ...(rule.yields_to.length > 0 ? [{ path: ['yields_to'], instead: [] }] : []),
    ...(matches > 1 ? [{ path: ['per_session', 'matches'], instead: 1 }] : []),
    ...(merge > 0 ? [{ path: ['per_session', 'merge'], instead: 0 }] : []),
  ];
}

function cutsOfBlock(block: Block, base: readonly (string | number)[]): readonly Cut[] {
  switch (block.kind) {
    case 'single':
      return cutsOfSelection(block, base);
    case 'session':
      return Object.keys(block.where).map((total) => at(base, 'where', total));
    case 'sequence':
      return [
        ...block.same.map((_, index) => at(base, 'same', index)),
        ...(block.within === undefined ? [] : [at(base, 'within')]),
        ...block.steps.flatMap((step, index) => {
          const own = [...base, 'steps', index];
          return [
            ...(block.steps.length > 1 ? [at(own)] : []),
            ...(step.times > 1 ? [{ path: [...own, 'times'], instead: 1 }] : []),
            ...cutsOfSelection(step, own),
          ];
        }),
        ...block.broken_by.map((_, index) => at(base, 'broken_by', index)),
      ];
  }
}

const cutsOfSelection = (
  { match, unless }: { readonly match: Conditions; readonly unless: readonly Conditions[] },
  base: readonly (string | number)[],
): readonly Cut[] => [
  ...cutsOfConditions(match, [...base, 'match']),
  ...unless.flatMap((exclusion, index) => {
    const own = [...base, 'unless', index];
    // Its only condition, with its only pattern, is the exclusion itself.
    const inner = cutsOfConditions(exclusion, own);
    return [at(own), ...(inner.length > 1 ? inner : [])];
  }),
];

const TEXTS: readonly string[] = ['command', 'output', 'text'];
const NO_CLAUSES: readonly string[] = ['event', 'because'];
/** Of cues none is needed alone: they are weighed together. */
const WHOLE: readonly string[] = ['repeats', 'cues'];

function cutsOfConditions(conditions: Conditions, base: readonly (string | number)[]): readonly Cut[] {
  return Object.entries(conditions).flatMap(([name, condition]): readonly Cut[] => {
    const own = [...base, name];
    if (NO_CLAUSES.includes(name) || condition === undefined) return [];
    if (TEXTS.includes(name)) return cutsOfText(condition as TextCondition, own);
    if (name === 'preceding' || name === 'following')
      return [at(own), ...cutsOfConditions(condition as Conditions, own)];
    const keys = WHOLE.includes(name) || Array.isArray(condition) ? [] : Object.keys(condition);
    return keys.length > 1 && typeof condition === 'object' ? keys.map((key) => at(own, key)) : [at(own)];
  });
}

function cutsOfText(text: TextCondition, own: readonly (string | number)[]): readonly Cut[] {
  const lists = ['any_of', 'all_of', 'none_of'] as const;
  const total = lists.reduce((sum, list) => sum + text[list].length, 0);
  const patterns =
    total === 1 ? [at(own)] : lists.flatMap((list) => text[list].map((_, index) => at(own, list, index)));
  return text.case_sensitive ? [...patterns, { path: [...own, 'case_sensitive'], instead: false }] : patterns;
}

function applied(rule: Rule, { path, ...cut }: Cut): Rule {
  const copy = structuredClone(rule);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, segment) => (node as Record<string | number, unknown>)[segment], copy);
  const last = path.at(-1) ?? '';
  if ('instead' in cut) (parent as Record<string | number, unknown>)[last] = cut.instead;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string | number, unknown>)[last];
  return copy;
}
