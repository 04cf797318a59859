import { createHash } from 'node:crypto';
import { TransportError } from '../transport.js';
import type { Destination } from './destination.js';
import { type KnownKey, knownName, rememberKey } from './known-hosts.js';

/** What a host's key must be, and what to do about it. */
export type HostKeyVerdict =
  | { readonly kind: 'known' }
  | { readonly kind: 'new' }
  | { readonly kind: 'refused'; readonly error: TransportError };

/** Signature algorithms to ask for: a host with several keys must show the one that is known, or it looks changed. */
export function hostKeyAlgorithms(known: readonly KnownKey[]): string[] | undefined {
  const usable = known.filter((key) => key.marker === 'plain').flatMap((key) => ALGORITHMS[key.type] ?? []);
  return usable.length === 0 ? undefined : [...new Set(usable)];
}

/** Refuses what `ssh2` would accept without a question. */
export function judgeHostKey(
  destination: Destination,
  known: readonly KnownKey[],
  key: Buffer,
  acceptNew: boolean,
): HostKeyVerdict {
  const base64 = key.toString('base64');
  const same = known.filter((entry) => entry.base64 === base64);
  if (same.some((entry) => entry.marker === 'revoked'))
    return refused(`was revoked: ${shown(key)}`, 'Do not connect.');
  if (same.some((entry) => entry.marker === 'plain')) return { kind: 'known' };
  const plain = known.filter((entry) => entry.marker === 'plain');
  if (plain.length > 0) return refused(changed(destination, plain, key), repair(destination));
  if (known.some((entry) => entry.marker === 'cert-authority')) return refused(CERTIFIED, USE_OPENSSH);
  if (acceptNew) return { kind: 'new' };
  return refused(
    `of ${destination.alias} (${knownName(destination)}) is unknown: found ${shown(key)}, expected an entry in ${destination.knownHosts.user[0] ?? 'known_hosts'}`,
    `Compare the fingerprint with the host's owner, then run \`ssh ${destination.alias}\` once or pass --accept-new-host-key.`,
  );
}

/** Remembers a new key before anything is read from its host. */
export const acceptHostKey = (destination: Destination, key: Buffer): Promise<void> =>
  rememberKey(destination, typeOf(key), key.toString('base64'));

const RSA = ['rsa-sha2-512', 'rsa-sha2-256'];
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-rsa': RSA,
};

const CERTIFIED = 'is vouched for by a certificate authority only, which the ssh2 transport cannot check';
const USE_OPENSSH = 'Set `transport: openssh` for this source.';

const refused = (found: string, advice: string): HostKeyVerdict => ({
  kind: 'refused',
  error: new TransportError('host-key', `the host key ${found}. ${advice}`),
});

const changed = (destination: Destination, known: readonly KnownKey[], key: Buffer): string =>
  `of ${destination.alias} (${knownName(destination)}) changed: found ${shown(key)}, expected ${known
    .map((entry) => shown(Buffer.from(entry.base64, 'base64')))
    .join(' or ')}`;

const repair = (destination: Destination): string =>
  `Somebody may sit in between. If the host was set up anew, run \`ssh-keygen -R '${knownName(destination)}'\` and compare the new fingerprint with its owner.`;

const shown = (key: Buffer): string =>
  `${typeOf(key)} SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

// A public key starts with its type: four bytes of length, then the name.
function typeOf(key: Buffer): string {
  const length = key.length >= 4 ? key.readUInt32BE(0) : 0;
  return key
    .subarray(4, 4 + Math.min(length, 64))
    .toString('latin1')
    .replace(/[^\w@.-]/g, '?');
}
