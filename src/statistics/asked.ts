import type { Instant, Milliseconds } from '../units.js';
import type { By } from './field.js';

/** What a call of a statistic is about. */
export interface Asked {
  /** Sessions that began in it. */
  readonly since: Instant | undefined;
  readonly until: Instant | undefined;
  /** Values of one field: any of them. Fields: all of them. `''` stands for unknown. */
  readonly where: ReadonlyMap<By, readonly string[]>;
  /** Only the newest sessions. */
  readonly latest: number | undefined;
  /** Of sessions that are active now: only those that began so long ago. */
  readonly longerThan: Milliseconds | undefined;
  readonly asOf: Instant;
  readonly gapLimit: Milliseconds;
  readonly zone: string;
}

/** SQL with the values that stand in it as $1, $2, … */
export interface Statement {
  readonly sql: string;
  readonly values: readonly string[];
}
