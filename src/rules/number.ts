import type { Basis } from '../transcript/event.js';
import type { Milliseconds } from '../units.js';
import type { DurationCondition, NumberCondition } from './conditions.js';

/** An absent value satisfies nothing, `not` included. */
export const numberHolds = (condition: NumberCondition, value: number | undefined): boolean =>
  value !== undefined &&
  condition.any_of?.includes(value) !== false &&
  condition.not?.includes(value) !== true &&
  (condition.at_least === undefined || value >= condition.at_least) &&
  (condition.at_most === undefined || value <= condition.at_most);

export const durationHolds = (
  condition: DurationCondition,
  value: Milliseconds | undefined,
  basis: Basis | undefined,
): boolean =>
  value !== undefined &&
  (condition.basis === undefined || condition.basis === basis) &&
  (condition.at_least === undefined || value >= condition.at_least) &&
  (condition.at_most === undefined || value <= condition.at_most);
