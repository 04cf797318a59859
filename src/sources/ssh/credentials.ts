import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { AnyAuthMethod } from 'ssh2';
import ssh2 from 'ssh2';
import type { Destination } from './destination.js';

/** How this user can prove who they are, and why some keys are of no use. */
export interface Credentials {
  readonly methods: readonly AnyAuthMethod[];
  readonly rejected: readonly string[];
}

/** The agent and the key files that `ssh` would offer. Passwords are never asked for. */
export async function findCredentials(destination: Destination): Promise<Credentials> {
  const keys = await Promise.all(destination.identityFiles.map(readIdentity));
  const usable = keys.flatMap((key) =>
    key.kind === 'usable' ? [publicKey(destination.user, key.text)] : [],
  );
  const agentFirst = destination.agent !== undefined && !(destination.identitiesOnly && usable.length > 0);
  return {
    methods: agentFirst ? [agent(destination), ...usable] : usable,
    rejected: keys.flatMap((key) => (key.kind === 'rejected' ? [key.reason] : [])),
  };
}

type Identity =
  | { readonly kind: 'usable'; readonly text: Buffer }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'absent' };

async function readIdentity(file: string): Promise<Identity> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return { kind: 'absent' };
  if (isOpenToOthers(found)) {
    return { kind: 'rejected', reason: `${file} is open to other users: chmod 600 it` };
  }
  const text = await readFile(file).catch(() => undefined);
  if (text === undefined) return { kind: 'rejected', reason: `${file} cannot be read` };
  const key = ssh2.utils.parseKey(text);
  return key instanceof Error
    ? { kind: 'rejected', reason: `${file}: ${hint(key.message, file)}` }
    : { kind: 'usable', text };
}

// The same rule as in ssh: the bits matter on files of one's own.
const isOpenToOthers = (file: Stats): boolean => (file.mode & 0o077) !== 0 && file.uid === userInfo().uid;

function hint(message: string, file: string): string {
  if (/passphrase/i.test(message)) return 'has a passphrase: add it to the agent with ssh-add';
  if (/unsupported key format/i.test(message)) {
    return `has a format that ssh2 cannot read (PKCS#8?): convert a copy with \`ssh-keygen -p -f ${file}\`, or set \`transport: openssh\``;
  }
  return message;
}

const publicKey = (username: string, key: Buffer): AnyAuthMethod => ({ type: 'publickey', username, key });

const agent = (destination: Destination): AnyAuthMethod => ({
  type: 'agent',
  username: destination.user,
  agent: destination.agent ?? '',
});
