import type { RawPath } from '../raw-path.js';
import { remotePath, type SshSource } from '../source.js';
import { TransportError } from '../transport.js';
import {
  checkCommand,
  HELPER,
  helperCheckCommand,
  helperListCommand,
  helperReadCommand,
  listCommand,
  MISSING,
  mayReadCommand,
  type Nonce,
  readCommand,
} from './remote-command.js';
import type { Exit } from './remote-shell.js';

/** The commands of one way to read root-only files, and what their failures mean. */
export interface Dialect {
  list(): string;
  read(file: RawPath, offset: number, length: number): ReadCommand;
  check(file: RawPath, length: number): string;
  /** Absent where the status of the read itself tells. */
  readonly mayRead: ((file: RawPath) => string) | undefined;
  causeOf(exit: Exit): Cause | undefined;
  advice(cause: Cause): string;
  listingFailure(where: string, status: number, complaint: string): TransportError;
}

export interface ReadCommand {
  readonly command: string;
  /** The exit code is that of the last program of a pipe: only the count of bytes can be trusted. */
  readonly bytesDecide: boolean;
}

export type Cause = 'permission' | 'missing';

export const dialectOf = (source: SshSource, nonce: Nonce): Dialect =>
  source.sudo === 'helper' ? helperDialect(nonce) : plainDialect(source, source.sudo, nonce);

function plainDialect(source: SshSource, sudo: 'cat' | 'none', nonce: Nonce): Dialect {
  const path = (file: RawPath) => remotePath(source, file);
  return {
    list: () => listCommand(source.root, nonce),
    read: (file, offset) => ({
      command: readCommand(path(file), offset, nonce, sudo),
      bytesDecide: sudo === 'cat' && offset > 0,
    }),
    check: (file, length) => checkCommand(path(file), length, nonce, sudo),
    mayRead: (file) => mayReadCommand(path(file), nonce, sudo),
    causeOf: () => undefined,
    advice: (cause) => (cause === 'missing' ? GONE : sudo === 'cat' ? ALLOW_CAT : ALLOW_READ),
    listingFailure: (where, status, complaint) => {
      if (status === MISSING)
        return new TransportError(
          'missing',
          `${where}: there is no such folder, or this user may not see it. ${CHECK_ROOT} ${complaint}`.trim(),
        );
      if (status >= 126)
        return new TransportError('configuration', `${where}: the host has no GNU find. ${complaint}`.trim());
      return new TransportError(
        'permission',
        `${where}: the folder cannot be listed. ${USE_HELPER} ${complaint}`.trim(),
      );
    },
  };
}

function helperDialect(nonce: Nonce): Dialect {
  return {
    list: () => helperListCommand(nonce),
    read: (file, offset, length) => ({
      command: helperReadCommand(file, offset, length, nonce),
      bytesDecide: false,
    }),
    check: (file, length) => helperCheckCommand(file, length, nonce),
    mayRead: undefined,
    causeOf: (exit) => (exit.kind === 'status' ? HELPER_CAUSES[exit.status] : undefined),
    advice: (cause) => (cause === 'missing' ? GONE : ALLOW_HELPER),
    listingFailure: (where, status, complaint) =>
      new TransportError(
        HELPER_CAUSES[status] ?? 'command-failed',
        `${where}: ${HELPER} list ended with status ${status}. ${ALLOW_HELPER} ${complaint}`.trim(),
      ),
  };
}

// 1 is sudo's own refusal; the rest are documented in the helper.
const HELPER_CAUSES: Readonly<Record<number, Cause>> = { 1: 'permission', 3: 'missing', 4: 'permission' };

const GONE = 'The file went away after it was listed.';
const ALLOW_READ = 'This user may not read the file. Set `sudo: cat` or `sudo: helper` for this source.';
const ALLOW_CAT =
  'sudo does not allow `cat` of this file without a password. Allow it in sudoers, or install the helper and set `sudo: helper`.';
const ALLOW_HELPER = `Expected ${HELPER} on the host and a sudoers entry for it without a password.`;
const USE_HELPER = 'Folders that only root can list need `sudo: helper`.';
const CHECK_ROOT = 'Check `root` of this source; folders that only root can see need `sudo: helper`.';
