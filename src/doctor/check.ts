import type { Surroundings } from '../analysis/places.js';
import type { Config } from '../config/config.js';
import { EXIT, UserError } from '../failure.js';
import type { RuleFolders } from '../files/rules.js';
import { systemErrorOf } from '../system-error.js';
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

/** How a failure may end the program. */
export const FAILURES = [
  EXIT.configuration,
  EXIT.permission,
  EXIT.unavailable,
  EXIT.io,
  EXIT.noInput,
  EXIT.data,
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

/** What would stop a run stops it here, in the same words and with the same code. */
export const refused = (subject: string, error: UserError, mend: string): Finding =>
  fail(FAILURES.find((code) => code === error.exitCode) ?? EXIT.configuration, subject, error.message, mend);

/** Does what a run would do. @param look says what it found */
export async function tried(
  subject: string,
  mend: string,
  look: () => string | Promise<string>,
): Promise<Finding> {
  try {
    return ok(subject, await look());
  } catch (thrown) {
    const error = thrown instanceof UserError ? thrown : systemErrorOf(thrown);
    if (error === undefined) throw thrown;
    return refused(subject, error, mend);
  }
}
