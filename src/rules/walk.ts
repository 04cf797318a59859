import type { Conditions, Exclusion, PatternText, Selector, TextCondition } from './conditions.js';
import type { Block, Rule } from './rule.js';

/** A selector with its exclusions, wherever it stands in a rule. */
export interface Selection {
  readonly match: Selector;
  readonly unless: readonly Exclusion[];
}

/** Where something stands in a rule file: `detect`, 0, `match`. */
type Path = readonly PropertyKey[];

/** Conditions, and where they stand. */
interface Placed {
  readonly at: Path;
  readonly conditions: Conditions;
}

/** Every set of conditions in a rule: matches, steps, exclusions, what breaks, and what stands before and behind. */
export const conditionsOf = (rule: Rule): readonly Conditions[] =>
  placedIn(rule).map(({ conditions }) => conditions);

/** The rules that a rule asks about, and where. */
export const matchedIn = (rule: Rule): readonly { readonly at: Path; readonly id: string }[] =>
  placedIn(rule).flatMap(({ at, conditions: { matched = [] } }) =>
    matched.map((id, index) => ({ at: [...at, 'matched', index], id })),
  );

/** Every selector of a rule that can take an event. */
export const takersOf = (rule: Rule): readonly Selector[] => rule.detect.flatMap(takersOfBlock);

const takersOfBlock = (block: Block): readonly Selector[] => {
  switch (block.kind) {
    case 'single':
      return [block.match];
    case 'sequence':
      return block.steps.map((step) => step.match);
    case 'session':
      return [];
  }
};

export const textsOf = ({ command, output, text }: Conditions): readonly TextCondition[] =>
  [command, output, text].filter((condition) => condition !== undefined);

export const patternsIn = ({ any_of, all_of, none_of }: TextCondition): readonly PatternText[] => [
  ...any_of,
  ...all_of,
  ...none_of,
];

const placedIn = (rule: Rule): readonly Placed[] =>
  rule.detect.flatMap((block, index) => placedInBlock(block, ['detect', index])).flatMap(withNeighbours);

const placedInBlock = (block: Block, at: Path): readonly Placed[] => {
  switch (block.kind) {
    case 'single':
      return placedInSelection(block, at);
    case 'sequence':
      return [
        ...block.steps.flatMap((step, index) => placedInSelection(step, [...at, 'steps', index])),
        ...block.broken_by.map((conditions, index) => ({ at: [...at, 'broken_by', index], conditions })),
      ];
    case 'session':
      return [];
  }
};

const placedInSelection = ({ match, unless }: Selection, at: Path): readonly Placed[] => [
  { at: [...at, 'match'], conditions: match },
  ...unless.map((conditions, index) => ({ at: [...at, 'unless', index], conditions })),
];

const withNeighbours = (placed: Placed): readonly Placed[] => [
  placed,
  ...(['preceding', 'following'] as const).flatMap((side) => {
    const conditions = placed.conditions[side];
    return conditions === undefined ? [] : withNeighbours({ at: [...placed.at, side], conditions });
  }),
];
