import type { Findings } from '../findings/findings.js';
import type { Group } from '../findings/group.js';
import type { Window } from '../timing/window.js';
import type { Instant, Milliseconds } from '../units.js';
import type { Corpus } from './analyze.js';
import type { Anonymity } from './redaction.js';
import type { StoreWork } from './storing.js';

/** Everything that one run found out; drafts, tables and JSON are made of it. */
export interface Analysis {
  readonly asOf: Instant;
  readonly zone: string;
  readonly window: Window;
  readonly gapLimit: Milliseconds;
  readonly corpus: Corpus;
  readonly findings: Findings;
  /** Those asked for with `--rule`, else all; costliest first. */
  readonly groups: readonly Group[];
  readonly anonymity: Anonymity;
  /** What was written to the store, where there is one. */
  readonly stored: StoreWork | undefined;
}
