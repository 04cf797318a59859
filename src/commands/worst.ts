import { EXIT, type ExitCode } from '../failure.js';

/** If several hold: what stopped the run first, then 65, 75, 2. */
const PRECEDENCE: readonly ExitCode[] = [
  EXIT.configuration,
  EXIT.permission,
  EXIT.unavailable,
  EXIT.data,
  EXIT.tryLater,
  EXIT.condition,
];

export const worst = (codes: readonly ExitCode[]): ExitCode =>
  PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.done;
