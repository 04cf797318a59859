import type { TranscriptRecord } from './record.js';

/** How the lines of a file read (metrics.md 1, Lines). `read` counts every line, the other fields some of them. */
export interface LineCounts {
  readonly read: number;
  readonly blank: number;
  readonly glued: number;
  readonly bad: number;
  readonly torn: number;
  readonly oversized: number;
  /** Lines that gave no record. `read` = lines with records + these: nothing is lost in silence. */
  readonly withoutRecord: number;
}

export const NO_LINES: LineCounts = {
  read: 0,
  blank: 0,
  glued: 0,
  bad: 0,
  torn: 0,
  oversized: 0,
  withoutRecord: 0,
};

export function addLines(a: LineCounts, b: LineCounts): LineCounts {
  return {
    read: a.read + b.read,
    blank: a.blank + b.blank,
    glued: a.glued + b.glued,
    bad: a.bad + b.bad,
    torn: a.torn + b.torn,
    oversized: a.oversized + b.oversized,
    withoutRecord: a.withoutRecord + b.withoutRecord,
  };
}

/** What reading one file gave. */
export interface FileRecords {
  readonly role: 'main' | 'subagent';
  /** Below the root. */
  readonly path: string;
  readonly records: readonly TranscriptRecord[];
  readonly lines: LineCounts;
}
