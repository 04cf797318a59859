import type { Interval } from '../../units.js';

/** What is certainly wasted, and what it may have cost: not clipped, not united. */
export interface CostRange {
  readonly least: readonly Interval[];
  readonly most: readonly Interval[];
}
