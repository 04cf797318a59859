import type { Surroundings } from '../analysis/places.js';
import type { Config } from '../config/config.js';
import { EXIT } from '../failure.js';
import type { RuleFolders } from '../files/rules.js';
import type { Instant, Milliseconds } from '../units.js';

/** What is looked at, in this order. */
export const CHECKS = [
  'programs',
  'configuration',
  'rules',
  'data folder',
  'mirror',
  'reports',
  'disk',
  'store',
  'host',
  'freshness',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** How a failure ends the program; the first of them that was met decides. */
export const FAILURES = [
  EXIT.configuration,
  EXIT.permission,
  EXIT.unavailable,
  EXIT.io,
  EXIT.noInput,
] as const;
export type FailureCode = (typeof FAILURES)[number];

/** One thing that was looked at. */
export type Finding =
  | { readonly status: 'ok'; readonly subject: string; readonly found: string }
  | { readonly status: 'warn'; readonly subject: string; readonly found: string; readonly mend: string }
  | {
      readonly status: 'fail';
      readonly subject: string;
      readonly found: string;
      readonly mend: string;
      readonly exitCode: FailureCode;
    };

export type CheckedFinding = Finding & { readonly check: CheckName };

/** All that a check may look at. None of them changes anything. */
export interface Patient {
  readonly config: Config;
  /** The file that it came from, if there is one. */
  readonly configPath: string | undefined;
  readonly rules: RuleFolders;
  readonly around: Surroundings;
  readonly sshConfig: string | undefined;
  readonly asOf: Instant;
  /** An older newest record is worth a word. */
  readonly staleAfter: Milliseconds;
}

export type Check = (patient: Patient) => Promise<readonly Finding[]>;

export const ok = (subject: string, found: string): Finding => ({ status: 'ok', subject, found });

export const warn = (subject: string, found: string, mend: string): Finding => ({
  status: 'warn',
  subject,
  found,
  mend,
});

export const fail = (exitCode: FailureCode, subject: string, found: string, mend: string): Finding => ({
  status: 'fail',
  subject,
  found,
  mend,
  exitCode,
});
