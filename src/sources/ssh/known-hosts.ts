import { access, appendFile, constants, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../../make-folder.js';
import { TransportError } from '../transport.js';
import type { Destination } from './destination.js';
import { type Environment, runProgram } from './program.js';

/** One key that known_hosts has for a host. */
export interface KnownKey {
  readonly marker: 'revoked' | 'cert-authority' | 'plain';
  readonly type: string;
  readonly base64: string;
}

/** All keys known for a host. `ssh-keygen -F` does the matching: it knows hashed names, ports and patterns. */
export async function knownKeys(destination: Destination, environment: Environment): Promise<KnownKey[]> {
  const files = [...destination.knownHosts.user, ...destination.knownHosts.system];
  for (const name of namesOf(destination)) {
    const found = await Promise.all(files.map((file) => keysIn(file, name, environment)));
    if (found.some((keys) => keys.length > 0)) return found.flat();
  }
  return [];
}

/** Remembers a key, as `ssh` does with `StrictHostKeyChecking accept-new`. */
export async function rememberKey(destination: Destination, type: string, base64: string): Promise<void> {
  const [file] = destination.knownHosts.user;
  if (file === undefined) return;
  await makeFolder(dirname(file), 0o700);
  const before = await readFile(file, 'latin1').catch(() => '');
  const start = before === '' || before.endsWith('\n') ? '' : '\n';
  await appendFile(file, `${start}${knownName(destination)} ${type} ${base64}\n`, { mode: 0o600 });
}

/** The host's name in known_hosts. */
export const knownName = (destination: Destination): string => {
  if (destination.hostKeyAlias !== undefined) return destination.hostKeyAlias;
  return destination.port === 22 ? destination.hostName : `[${destination.hostName}]:${destination.port}`;
};

// Like ssh: an entry without a port holds for every port that has none of its own.
const namesOf = (destination: Destination): string[] => [
  ...new Set([knownName(destination), destination.hostKeyAlias ?? destination.hostName]),
];

async function keysIn(file: string, name: string, environment: Environment): Promise<KnownKey[]> {
  if (!(await isReadable(file))) return [];
  const { status, stdout, stderr } = await runProgram('ssh-keygen', ['-F', name, '-f', file], environment);
  if (status > 1 || (status === 1 && stderr.trim() !== '')) throw unreadable(file, stderr.trim());
  return stdout
    .split('\n')
    .map(readKey)
    .filter((key) => key !== undefined);
}

async function isReadable(file: string): Promise<boolean> {
  try {
    await access(file, constants.R_OK);
    // ssh-keygen finds nothing in a folder, and does not complain.
    if ((await stat(file)).isDirectory()) throw unreadable(file, 'it is a folder');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error instanceof TransportError ? error : unreadable(file, (error as Error).message);
  }
}

// Not knowing whether a key was revoked is no reason to trust it.
const unreadable = (file: string, reason: string): TransportError =>
  new TransportError(
    'host-key',
    `cannot look up host keys in ${file}: ${reason}. Make the file readable for this user.`,
  );

function readKey(line: string): KnownKey | undefined {
  const found = /^(?:@(revoked|cert-authority) )?[^#\s]\S* (\S+) ([A-Za-z0-9+/=]+)/.exec(line);
  if (!found) return undefined;
  const marker = found[1] === 'revoked' || found[1] === 'cert-authority' ? found[1] : 'plain';
  return { marker, type: found[2] ?? '', base64: found[3] ?? '' };
}
