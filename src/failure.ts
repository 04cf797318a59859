/** Exit codes (design: one table for the whole program). */
export const EXIT = {
  done: 0,
  bug: 1,
  condition: 2,
  usage: 64,
  data: 65,
  noInput: 66,
  unavailable: 69,
  io: 74,
  tryLater: 75,
  permission: 77,
  configuration: 78,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** If several hold: 1, 64, 78, then what stopped the run, then 65, 75, 2. */
const PRECEDENCE: readonly ExitCode[] = [
  EXIT.bug,
  EXIT.usage,
  EXIT.configuration,
  EXIT.permission,
  EXIT.unavailable,
  EXIT.io,
  EXIT.noInput,
  EXIT.data,
  EXIT.tryLater,
  EXIT.condition,
];

/** The code to end with where several hold. */
export const worst = (codes: readonly ExitCode[]): ExitCode =>
  PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.done;

/** An error the user can act on: the text says what, where, expected, found, and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
