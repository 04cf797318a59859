import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { removeTemporary, temporaryFolder } from '../temporary.js';

/** Keys that live as long as one demonstration, and where a client finds them. */
export interface DemoIdentity {
  /** Private folder, removed at the end. */
  readonly folder: string;
  readonly clientKeyPath: string;
  readonly clientPublicKey: string;
  readonly knownHostsPath: string;
  readonly sshConfigPath: string;
  readonly hostPrivateKey: string;
  /** `ecdsa-sha2-nistp256 AAAA…`. */
  readonly hostKey: string;
}

/** Makes the keys in a new folder that nobody else can read. */
export async function createIdentity(): Promise<DemoIdentity> {
  const folder = temporaryFolder();
  await chmod(folder, 0o700);
  // Not ed25519: one in 256 of those is malformed, since ssh2 drops zero bytes in front of the public key.
  const host = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
  const client = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
  const clientKeyPath = join(folder, 'id_demo');
  await writeFile(clientKeyPath, client.private, { mode: 0o600 });
  return {
    folder,
    clientKeyPath,
    clientPublicKey: client.public,
    knownHostsPath: join(folder, 'known_hosts'),
    sshConfigPath: join(folder, 'ssh_config'),
    hostPrivateKey: host.private,
    hostKey: host.public.trim(),
  };
}

/** Tells clients where the host is and which key it shows. */
export async function publishHost(identity: DemoIdentity, alias: string, port: number): Promise<void> {
  const known = `[127.0.0.1]:${port} ${identity.hostKey}\n`;
  await writeFile(identity.knownHostsPath, known, { mode: 0o600 });
  const settings = [
    'HostName 127.0.0.1',
    `Port ${port}`,
    'User analyst',
    `IdentityFile "${identity.clientKeyPath}"`,
    'IdentitiesOnly yes',
    'IdentityAgent none',
    `UserKnownHostsFile "${identity.knownHostsPath}"`,
    'GlobalKnownHostsFile none',
    'StrictHostKeyChecking yes',
  ];
  const text = [`Host ${alias}`, ...settings.map((setting) => `  ${setting}`), ''].join('\n');
  await writeFile(identity.sshConfigPath, text, { mode: 0o600 });
}

export const removeIdentity = (identity: DemoIdentity): void => removeTemporary(identity.folder);
