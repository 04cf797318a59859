import type { Block, Conditions, PatternText, Rule, Selector } from './rule.js';

/** Every set of conditions in a rule: selectors, exclusions, `preceding`. */
export const conditionsOf = (rule: Rule): readonly Conditions[] => rule.detect.flatMap(conditionsOfBlock);

/** Selectors that can take an event, with `preceding` left out. */
export const takersOf = (block: Block): readonly Selector[] => {
  switch (block.kind) {
    case 'single':
      return [block.match];
    case 'sequence':
      return block.steps.map((step) => step.match);
    case 'session':
      return [];
  }
};

export const patternsOf = (conditions: Conditions): readonly PatternText[] =>
  [conditions.command, conditions.output, conditions.text].flatMap((text) =>
    text === undefined ? [] : [...text.any_of, ...text.all_of, ...text.none_of],
  );

const conditionsOfBlock = (block: Block): readonly Conditions[] => {
  switch (block.kind) {
    case 'single':
      return [block.match, ...block.unless].flatMap(withPreceding);
    case 'sequence':
      return [...block.steps.flatMap((step) => [step.match, ...step.unless]), ...block.broken_by].flatMap(
        withPreceding,
      );
    case 'session':
      return [];
  }
};

const withPreceding = (conditions: Conditions): readonly Conditions[] =>
  conditions.preceding === undefined ? [conditions] : [conditions, ...withPreceding(conditions.preceding)];
