import type { Conditions, Exclusion, PatternText, Selector, TextCondition } from './conditions.js';
import type { Block, Rule } from './rule.js';

/** A selector with its exclusions, wherever it stands in a rule. */
export interface Selection {
  readonly match: Selector;
  readonly unless: readonly Exclusion[];
}

/** Every selection of a rule: matches, steps, what breaks, and what stands before and behind. */
export const selectionsOf = (rule: Rule): readonly Selection[] =>
  rule.detect.flatMap(selectionsOfBlock).flatMap(withNeighbours);

/** Every set of conditions in a rule: selectors and exclusions. */
export const conditionsOf = (rule: Rule): readonly Conditions[] =>
  selectionsOf(rule).flatMap(({ match, unless }) => [match, ...unless]);

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

const selectionsOfBlock = (block: Block): readonly Selection[] => {
  switch (block.kind) {
    case 'single':
      return [block];
    case 'sequence':
      return [...block.steps, ...block.broken_by.map(alone)];
    case 'session':
      return [];
  }
};

const alone = (match: Selector): Selection => ({ match, unless: [] });

const withNeighbours = (selection: Selection): readonly Selection[] => [
  selection,
  ...[selection.match, ...selection.unless]
    .flatMap(({ preceding, following }) => [preceding ?? [], following ?? []].flat())
    .flatMap((neighbour) => withNeighbours(alone(neighbour))),
];
