import { z } from 'zod';
import { HUMAN_CLASSES } from '../../transcript/event.js';
import { WEEK } from '../../units.js';
import { duration, text } from './scalar.js';

const printed = z.string();
const flagOrText = z.union([z.literal(true), text], { error: 'true, or the text of the result' });

/** What a line is: exactly one of these stands in it. */
export const LINE_HEADS = [
  'run',
  'tool',
  'user',
  'says',
  'interrupts',
  'compacts',
  'api_error',
  'hook_stops',
] as const;

/** How a call ended: one of these stands in a line of `run` or `tool`. */
export const LINE_RESULTS = [
  'prints',
  'fails',
  'rejected',
  'denied',
  'cancelled',
  'interrupted',
  'background',
  'unfinished',
] as const;

/** What runs is active minute by minute: years of it would fill the memory. */
const withinSession = duration.refine((length) => length <= WEEK, {
  error: 'at most 7d: a test is of one session',
});

const optional = <Type extends z.ZodType>(type: Type) => type.exactOptional();

/** One line of the test notation: one event. */
export const rehearsalLine = z
  .strictObject({
    run: optional(z.string()),
    tool: optional(text),
    input: optional(z.record(z.string(), z.unknown())),
    prints: optional(printed),
    fails: optional(printed),
    exit: optional(z.number().int().min(0).max(255)),
    rejected: optional(flagOrText),
    denied: optional(text),
    cancelled: optional(flagOrText),
    interrupted: optional(flagOrText),
    background: optional(flagOrText),
    unfinished: optional(flagOrText),
    took: optional(withinSession),
    waited: optional(withinSession),
    user: optional(z.string()),
    class: optional(z.enum(HUMAN_CLASSES)),
    says: optional(z.string()),
    interrupts: optional(z.literal(true)),
    compacts: optional(z.literal(true)),
    api_error: optional(z.string()),
    hook_stops: optional(z.string()),
    at: optional(withinSession.describe('Offset from the start; default is right after the previous event.')),
    thread: optional(text.describe('A subagent; default is the main thread.')),
  })
  .superRefine((line, context) => {
    const fault = lineFault(Object.keys(line));
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  })
  .meta({ id: 'line' });
export type RehearsalLine = z.output<typeof rehearsalLine>;

const expectation = z
  .strictObject({
    matches: z.number().int().min(1).exactOptional(),
    group: z.record(z.string(), z.coerce.string()).exactOptional(),
    hidden: z.boolean().exactOptional(),
  })
  .default({});

const name = text.max(120);
const lines = z.array(rehearsalLine).min(1).max(200);

/** `hits` must be reported, `misses` must stay quiet. */
export const ruleTests = z.strictObject({
  hits: z.array(z.strictObject({ name, session: lines, expect: expectation })).min(1),
  misses: z.array(z.strictObject({ name, session: lines })).min(1),
});

function lineFault(keys: readonly string[]): string | undefined {
  const heads = keys.filter((key) => isOneOf(LINE_HEADS, key));
  if (heads.length !== 1) return `exactly one of ${LINE_HEADS.join(', ')}`;
  const results = keys.filter((key) => isOneOf(LINE_RESULTS, key));
  const isCall = heads[0] === 'run' || heads[0] === 'tool';
  if (isCall && results.length !== 1) return `exactly one of ${LINE_RESULTS.join(', ')}`;
  const onlyOfCalls = keys.find((key) => isOneOf([...LINE_RESULTS, 'exit', 'took', 'waited'], key));
  if (!isCall && onlyOfCalls !== undefined) return `${onlyOfCalls} beside run or tool only`;
  const hasCode = keys.includes('fails') || keys.includes('interrupted');
  if (keys.includes('exit') && !hasCode) return 'exit beside fails or interrupted only';
  if (keys.includes('input') && heads[0] !== 'tool') return 'input beside tool only';
  if (keys.includes('class') && heads[0] !== 'user') return 'class beside user only';
  return undefined;
}

const isOneOf = (list: readonly string[], key: string): boolean => list.includes(key);
