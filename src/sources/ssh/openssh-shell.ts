import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { removeTemporary, temporaryFolder } from '../../temporary.js';
import { TransportError } from '../transport.js';
import { collectComplaint } from './complaint.js';
import { opensshArguments, opensshFailure } from './openssh-login.js';
import { skipToNonce } from './output.js';
import { type Patience, within } from './patience.js';
import { type Environment, notRunnable } from './program.js';
import { holdCommand, type Nonce } from './remote-command.js';
import type { Execution, Exit, RemoteShell } from './remote-shell.js';

/** What the spawned `ssh` is told. */
export interface OpensshLogin {
  readonly host: string;
  readonly sshConfig: string | undefined;
  readonly acceptNewHostKey: boolean;
  readonly environment: Environment;
}

/** Runs commands through the `ssh` program: certificates, hardware keys, jump hosts, whatever it can do. */
export async function openOpensshShell(
  login: OpensshLogin,
  patience: Patience,
  nonce: Nonce,
): Promise<RemoteShell> {
  const folder = temporaryFolder();
  const socket = join(folder, 's');
  const start = (role: 'master' | 'guest', command: string) =>
    spawn('ssh', opensshArguments(login, patience, socket, role, command), {
      env: { ...login.environment, LC_ALL: 'C' },
      stdio: [role === 'master' ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
  const master = start('master', holdCommand(nonce));
  const close = async () => {
    await stop(master);
    removeTemporary(folder);
  };
  try {
    await logIn(master, login, patience, nonce);
  } catch (error) {
    await close();
    throw error;
  }
  return { run: (command) => guest(master, () => start('guest', command)), close };
}

/** The shared connection is open as soon as its own command has printed its first line. */
async function logIn(
  master: ChildProcess,
  login: OpensshLogin,
  patience: Patience,
  nonce: Nonce,
): Promise<void> {
  const execution = executionOf(master);
  const limit = patience.connect + patience.stall;
  const late = () => new TransportError('disconnected', `${login.host}: no login in ${limit} ms`);
  const lines = skipToNonce(execution.output, nonce);
  const first = await within(limit, Promise.race([lines.next(), failure(master)]), late);
  if (first === undefined || first.done !== true) return;
  const exit = await within(limit, execution.ended, late);
  throw opensshFailure(login, exit, execution.complaint());
}

// The process could not even be started.
const failure = (child: ChildProcess): Promise<never> =>
  new Promise((_, reject) => child.once('error', (error) => reject(notRunnable('ssh', error))));

async function guest(master: ChildProcess, start: () => ChildProcess): Promise<Execution> {
  if (master.exitCode !== null || master.signalCode !== null) {
    throw new TransportError('disconnected', 'the connection was closed');
  }
  return executionOf(start());
}

function executionOf(child: ChildProcess): Execution {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new TypeError('ssh was started without pipes');
  const complaint = collectComplaint(stderr, LONGEST_WARNING);
  stdout.on('error', () => undefined);
  const ended = new Promise<Exit>((resolve) => {
    child.once('error', (error) => resolve({ kind: 'cut', reason: error.message }));
    child.once('close', (status, signal) => resolve(exitOf(status, signal, complaint())));
  });
  return { output: stdout, ended, complaint, abort: () => void child.kill() };
}

// `ssh` exits with 255 for its own failures and with the remote status otherwise.
function exitOf(status: number | null, signal: string | null, complaint: string): Exit {
  if (status === 255 && /open (refused|failed)/i.test(complaint))
    return { kind: 'refused', reason: complaint };
  if (status === 255) return { kind: 'cut', reason: complaint || 'the connection broke' };
  return status === null ? { kind: 'cut', reason: `ssh ended by ${signal}` } : { kind: 'status', status };
}

/** The end of its input ends the remote command, and with it the connection; this also happens if we are killed. */
async function stop(master: ChildProcess): Promise<void> {
  if (master.exitCode !== null || master.signalCode !== null || master.pid === undefined) return;
  const gone = new Promise<void>((resolve) => master.once('close', () => resolve()));
  master.stdin?.end();
  const late = setTimeout(() => master.kill('SIGKILL'), 1000);
  await gone;
  clearTimeout(late);
}

/** Of a changed key: 800 letters, and where to look stands at their end. */
const LONGEST_WARNING = 2000;
