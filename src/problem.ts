/** What went wrong without stopping the run: a bad line, an unreadable file, a host that is away. */

export const PROBLEM_CODES = [
  'bad-line',
  'torn-line',
  'oversized-line',
  'unreadable-file',
  'unreadable-folder',
  'skipped-file',
  'host-unavailable',
  'permission-denied',
  'host-key',
  'unsafe-name',
  'short-file',
  'edited-draft',
  'secret-in-draft',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** Where: a path, `host:path`, or a draft's file name. */
  readonly file: string;
  /** 1-based, where one line is meant. */
  readonly line?: number;
  /** What was expected and found, and what to do. Foreign text in it is already made safe to print. */
  readonly text: string;
}
