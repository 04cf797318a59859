#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from './failure.js';
import { runProgram } from './program.js';
import { removeAllTemporary, watchTemporary } from './temporary.js';
import { toInstant } from './units.js';

/** The process. The only file that touches `process`, prints or exits. */

const installation = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(join(installation, 'package.json'), 'utf8')) as {
  version: string;
};

process.stdout.on('error', outputFailed);
process.stderr.on('error', outputFailed);
watchTemporary(listenForSignals);
const { out, err, exitCode } = await runProgram(process.argv.slice(2), {
  folder: currentFolder(),
  environment: process.env,
  account: { name: accountName(), home: homedir() },
  now: toInstant(Date.now()),
  node: process.execPath,
  installation,
  version,
  stdin: () => process.stdin,
  terminalColumns: process.stdout.columns,
  isTerminal: process.stdout.isTTY === true,
  progressFor,
});
// Set first: writing to a closed pipe ends the process.
process.exitCode = exitCode;
process.stdout.write(out);
process.stderr.write(err);

async function progressFor(quiet: boolean) {
  const { progressFor } = await import('./terminal/progress.js');
  return progressFor(process.stderr, process.stderr.isTTY === true && !quiet);
}

function listenForSignals(some: boolean): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.off(signal, stopped);
    if (some) process.on(signal, stopped);
  }
}

/** Ends as the signal would have ended it. */
function stopped(signal: NodeJS.Signals): void {
  removeAllTemporary();
  process.kill(process.pid, signal);
}

/** A number of a container has no name. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER || process.env.LOGNAME || `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}

/** Of a deleted folder the name alone is left: the program meets the same refusal, and says it in words. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? '/';
  }
}

/** Whoever closes a pipe has read enough; the exit code is for somebody else. */
function outputFailed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done);
  writeSync(process.stderr.fd, `frictionlog: the output cannot be written (${error.code}).\n`);
  process.exit(EXIT.io);
}
