import type { Measure } from './measure.js';
import { CALL_MEASURES } from './measures/call.js';
import { PROMPT_MEASURES } from './measures/prompt.js';
import { SESSION_MEASURES } from './measures/session.js';
import { TIME_MEASURES } from './measures/time.js';

/** Every number that a statistic can show, by its name in JSON. */
export const MEASURES = {
  ...SESSION_MEASURES,
  ...CALL_MEASURES,
  ...PROMPT_MEASURES,
  ...TIME_MEASURES,
} as const satisfies Record<string, Measure>;
export type MeasureName = keyof typeof MEASURES;

export const isMeasure = (name: string): name is MeasureName => Object.hasOwn(MEASURES, name);
