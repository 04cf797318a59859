import { EXIT, type ExitCode } from '../failure.js';
import type { Result } from './command.js';

export const done = (output: string, notes: readonly string[], exitCode: ExitCode = EXIT.done): Result => ({
  output,
  notes,
  exitCode,
});

export const jsonDocument = (document: object, exitCode: ExitCode = EXIT.done): Result =>
  done(JSON.stringify({ schema_version: 1, ...document }), [], exitCode);
