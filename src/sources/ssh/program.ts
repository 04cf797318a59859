import { execFile } from 'node:child_process';
import { TransportError } from '../transport.js';

/** Variables of the process, handed in by whoever may read them. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface ProgramResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a local program of OpenSSH to its end, in the C locale. */
export function runProgram(
  program: string,
  args: readonly string[],
  environment: Environment,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...environment, LC_ALL: 'C' }, timeout: 30_000, maxBuffer: 16 * 1024 * 1024 };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null) return resolve({ status: 0, stdout, stderr });
      if (typeof error.code === 'number') return resolve({ status: error.code, stdout, stderr });
      reject(notRunnable(program, error));
    });
  });
}

export const notRunnable = (program: string, cause: Error): TransportError =>
  new TransportError(
    'configuration',
    `cannot run \`${program}\` on this machine (${cause.message}). Install OpenSSH's client, e.g. the package openssh-client.`,
    { cause },
  );
