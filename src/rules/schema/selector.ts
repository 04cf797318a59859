import { z } from 'zod';
import { HUMAN_CLASSES, OUTCOMES } from '../../transcript/event.js';
import { PATH_SHAPES } from '../../transcript/masked-path.js';
import {
  type ConditionName,
  type Conditions,
  type Exclusion,
  FIELDS_OF_EVENT,
  HIDDEN_FAILURES,
  type Selector,
} from '../conditions.js';
import { cues, durationCondition, numberCondition, textCondition } from './condition.js';
import { oneOrMany, ruleId, text } from './scalar.js';

const name = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => !value.startsWith('$') || value === '$sync_scripts', {
    error: 'a name; of names with a $ there is only $sync_scripts',
  });
const neighbour: z.ZodType<Selector, unknown> = z.lazy(() => selector);

/** Every field a selector can have. */
const conditions = {
  tool: oneOrMany(name).describe('Name or list; `*` stands for anything.').exactOptional(),
  program: oneOrMany(name).describe('The program that does the work.').exactOptional(),
  command_family: oneOrMany(name).describe('Program and subcommands: `npm run build`.').exactOptional(),
  outcome: oneOrMany(z.enum(OUTCOMES)).exactOptional(),
  hidden: z
    .enum(HIDDEN_FAILURES)
    .describe(
      'Also failures that no exit code shows: masked ones, and calls without a result. `accept_in_readers`: the same, of commands that only show text (rules/readers.yaml), too: for words that a text rarely holds.',
    )
    .exactOptional(),
  matched: oneOrMany(ruleId).describe('One of these single rules matched this event.').exactOptional(),
  exit_code: numberCondition.exactOptional(),
  length: numberCondition.describe('Characters of the message.').exactOptional(),
  duration: durationCondition.exactOptional(),
  wait: durationCondition.exactOptional(),
  path_shape: oneOrMany(z.enum(PATH_SHAPES)).exactOptional(),
  class: oneOrMany(z.enum(HUMAN_CLASSES)).exactOptional(),
  repeats: z
    .strictObject({ at_least: z.number().gt(0).max(1) })
    .describe('Token Jaccard with the previous sent prompt.')
    .exactOptional(),
  cues: cues.describe('Words that each say a little, and how much they must weigh together.').exactOptional(),
  command: textCondition.exactOptional(),
  output: textCondition.exactOptional(),
  text: textCondition.exactOptional(),
  preceding: neighbour
    .describe('The nearest earlier event of its kind since the prompt before.')
    .exactOptional(),
  following: neighbour
    .describe('The nearest later event of its kind before the next prompt.')
    .exactOptional(),
} satisfies Record<ConditionName, z.ZodType>;

/** A kind of event, and what must hold of it. */
export const selector = z
  .discriminatedUnion('event', [
    selectorOf('tool_call'),
    selectorOf('user_message'),
    selectorOf('assistant_message'),
    selectorOf('interruption'),
    selectorOf('compaction'),
    selectorOf('api_error'),
    selectorOf('hook_stop'),
  ])
  .transform((value) => value as Selector)
  .superRefine(checkHidden)
  .meta({ id: 'selector' });

/** Partial selectors, each with its reason. Whether the fields suit the event is asked where the event is known. */
export const exclusions = z
  .array(
    z
      .strictObject({ because: text, ...conditions })
      .refine((value) => Object.keys(value).length > 1, { error: 'at least one condition beside because' })
      .transform((value): Exclusion => value)
      .superRefine(checkHidden)
      .meta({ id: 'exclusion' }),
  )
  .default([]);

/** Adds an issue for every field of an exclusion that its event does not have. */
export const checkExclusions = (
  value: { match: Selector; unless: readonly Exclusion[] },
  context: z.RefinementCtx,
): void => {
  const allowed: readonly string[] = FIELDS_OF_EVENT[value.match.event];
  value.unless.forEach((exclusion, index) => {
    for (const field of Object.keys(exclusion)) {
      if (field === 'because' || allowed.includes(field)) continue;
      context.addIssue({
        code: 'custom',
        path: ['unless', index, field],
        message: `a field of ${value.match.event}: ${allowed.join(', ')}`,
      });
    }
  });
};

/** What is taken as it is cannot be asked for as hidden too. */
function checkHidden({ hidden, outcome = [] }: Conditions, context: z.RefinementCtx): void {
  if (hidden === undefined) return;
  if (outcome.includes('error') && !outcome.includes('ok') && !outcome.includes('unfinished')) return;
  context.addIssue({
    code: 'custom',
    path: ['hidden'],
    message: '`hidden` beside `outcome: error`, without `ok` and `unfinished`',
  });
}

function selectorOf<Kind extends keyof typeof FIELDS_OF_EVENT>(event: Kind) {
  const fields = FIELDS_OF_EVENT[event].map((field) => [field, conditions[field]] as const);
  return z.strictObject({ event: z.literal(event), ...Object.fromEntries(fields) }).meta({ id: event });
}
