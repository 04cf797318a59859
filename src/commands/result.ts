import { EXIT, type ExitCode } from '../failure.js';
import type { Result } from './command.js';

export const done = (output: string, notes: readonly string[], exitCode: ExitCode = EXIT.done): Result => ({
  output,
  notes,
  exitCode,
});

/** @param notes as beside the text: what could not be read is no less missing for a program */
export const jsonDocument = (
  document: object,
  notes: readonly string[],
  exitCode: ExitCode = EXIT.done,
): Result => done(JSON.stringify({ schema_version: 1, ...document }), notes, exitCode);
