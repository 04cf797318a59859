import { EXIT, type ExitCode } from '../failure.js';

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

export const worst = (codes: readonly ExitCode[]): ExitCode =>
  PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.done;
