import { durationText } from '../timing/duration.js';
import type {
  ConditionName,
  Conditions,
  Cues,
  DurationCondition,
  NumberCondition,
  PatternText,
  Selector,
  TextCondition,
} from './conditions.js';
import type { Block, Window } from './rule.js';
import type { Selection } from './walk.js';

/** One line of an explanation; deeper ones belong to the line above. */
export interface Described {
  readonly depth: number;
  readonly text: string;
}

/** What a block of `detect` matches, in words. */
export const describeBlock = (block: Block): readonly Described[] => {
  const name = block.label === undefined ? '' : ` (${block.label})`;
  switch (block.kind) {
    case 'single':
      return [line(0, `each ${eventName(block.match)}${name}`), ...describeSelection(block, 1)];
    case 'session':
      return [
        line(0, `a session${name}`),
        ...Object.entries(block.where).map(([total, condition]) =>
          line(1, `${total} ${numberText(condition, total === 'active_time' ? durationText : String)}`),
        ),
      ];
    case 'sequence':
      return [
        line(
          0,
          `a sequence${name}${block.within === undefined ? '' : ` within ${windowText(block.within)}`}`,
        ),
        ...(block.same.length > 0 ? [line(1, `of the same ${block.same.join(' and ')}`)] : []),
        ...block.steps.flatMap((step, index) => [
          line(
            1,
            `${index === 0 ? 'first' : 'then'} ${step.times > 1 ? `${step.times} times ` : ''}${anEvent(step.match)}`,
          ),
          ...describeSelection(step, 2),
        ]),
        ...block.broken_by.flatMap((selector) => [
          line(1, `ended by ${anEvent(selector)}`),
          ...describeConditions(selector, 2),
        ]),
      ];
  }
};

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const line = (depth: number, text: string): Described => ({ depth, text });
const eventName = (selector: Selector): string => selector.event.replace('_', ' ');
const anEvent = (selector: Selector): string =>
  `${/^[aeio]/.test(selector.event) ? 'an' : 'a'} ${eventName(selector)}`;

const windowText = (window: Window): string => {
  if ('calls' in window) return counted(window.calls, 'call');
  return 'active' in window
    ? `${durationText(window.active)} of active time`
    : `${durationText(window.wall)} by the clock`;
};

const describeSelection = ({ match, unless }: Selection, depth: number): readonly Described[] => [
  ...describeConditions(match, depth),
  ...unless.flatMap((exclusion) => [
    line(depth, `not if (${exclusion.because})`),
    ...describeConditions(exclusion, depth + 1),
  ]),
];

function describeConditions(conditions: Conditions, depth: number): readonly Described[] {
  return (Object.keys(conditions) as (keyof Conditions | 'event' | 'because')[]).flatMap((name) =>
    name === 'event' || name === 'because' ? [] : describeCondition(name, conditions, depth),
  );
}

const hiddenText = (hidden: Conditions['hidden']): string =>
  `also where no exit code shows the failure: it is masked, or there is no result${hidden === 'accept_in_readers' ? '; of commands that only show text, too' : ''}`;

function describeCondition(name: ConditionName, conditions: Conditions, depth: number): readonly Described[] {
  switch (name) {
    case 'command':
    case 'output':
    case 'text':
      return describeText(name, conditions[name], depth);
    case 'exit_code':
    case 'length':
      return [line(depth, `${name} ${numberText(conditions[name] ?? {}, String)}`)];
    case 'duration':
    case 'wait':
      return [line(depth, `${name} ${durationConditionText(conditions[name] ?? {})}`)];
    case 'hidden':
      return [line(depth, hiddenText(conditions.hidden))];
    case 'repeats':
      return [line(depth, `repeats the prompt before (similarity ${conditions.repeats?.at_least} or more)`)];
    case 'cues':
      return describeCues(conditions.cues, depth);
    case 'preceding': {
      const { preceding } = conditions;
      if (preceding === undefined) return [];
      return [line(depth, `after ${anEvent(preceding)}`), ...describeConditions(preceding, depth + 1)];
    }
    case 'following': {
      const { following } = conditions;
      if (following === undefined) return [];
      return [line(depth, `then ${anEvent(following)}`), ...describeConditions(following, depth + 1)];
    }
    case 'matched':
      return [line(depth, `that one of these rules matched: ${conditions.matched?.join(', ')}`)];
    default:
      return [line(depth, `${name} ${(conditions[name] ?? []).join(' or ')}`)];
  }
}

const describeCues = (cues: Cues | undefined, depth: number): readonly Described[] => {
  const weights = Object.entries(cues?.weights ?? {}).sort(([, a], [, b]) => b - a);
  return [
    line(depth, `its wording weighs ${cues?.at_least} or more`),
    line(depth + 1, weights.map(([cue, weight]) => `${cue} ${weight}`).join(', ')),
  ];
};

const LISTS = [
  ['any_of', 'matches one of'],
  ['all_of', 'matches all of'],
  ['none_of', 'matches none of'],
] as const;

function describeText(
  name: string,
  condition: TextCondition | undefined,
  depth: number,
): readonly Described[] {
  if (condition === undefined) return [];
  const cased = condition.case_sensitive ? ' (case-sensitive)' : '';
  return LISTS.flatMap(([list, words]) =>
    condition[list].length === 0
      ? []
      : [
          line(depth, `${name} ${words}${cased}`),
          ...condition[list].map((one) => line(depth + 1, patternText(one))),
        ],
  );
}

/** A code span that may hold backticks. */
const patternText = ({ pattern, label }: PatternText): string => {
  const runs = (pattern.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = runs.length > 0 ? ' ' : '';
  return `${fence}${pad}${pattern}${pad}${fence}${label === undefined ? '' : ` (${label})`}`;
};

function numberText(condition: NumberCondition, shown: (value: number) => string): string {
  return [
    condition.any_of?.map(shown).join(' or '),
    condition.at_least === undefined ? undefined : `at least ${shown(condition.at_least)}`,
    condition.at_most === undefined ? undefined : `at most ${shown(condition.at_most)}`,
    condition.not === undefined ? undefined : `not ${condition.not.map(shown).join(' or ')}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

const durationConditionText = ({ basis, ...range }: DurationCondition): string =>
  `${numberText(range, durationText)}${basis === undefined ? '' : ', measured'}`;
