import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type Connection, type ServerChannel } from 'ssh2';
import type { RawPath } from '../../src/sources/raw-path.js';
import { printListing } from '../../src/sources/ssh/listing.js';
import { type RemoteRequest, understand } from '../../src/sources/ssh/remote-command.js';

/** What the server does wrong, once for each of its turns; then it behaves. */
export type Fault =
  | { readonly kind: 'cut'; readonly after: number }
  | { readonly kind: 'channel-cut'; readonly after: number }
  | { readonly kind: 'short'; readonly after: number }
  | { readonly kind: 'stall'; readonly after: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'signal'; readonly after: number }
  | { readonly kind: 'no-status' }
  | { readonly kind: 'noise'; readonly text: string }
  | { readonly kind: 'noise-instead'; readonly text: string }
  | { readonly kind: 'refuse-channel' };

export interface FaultServer {
  readonly files: Map<RawPath, Buffer>;
  /** Faults to come, by the kind of request they meet. */
  readonly faults: { readonly on: RemoteRequest['kind']; readonly fault: Fault }[];
  readonly requests: RemoteRequest[];
  connections: number;
  readonly sshConfig: string;
  readonly port: number;
  stop(): Promise<void>;
}

export const ROOT = '/data/user_sessions';

/** A server of the `ssh2` library that understands the commands of `sudo: cat` and fails on request. */
export async function startFaultServer(chunkPause = 0): Promise<FaultServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fl-fault-'));
  const hostKey = newKey();
  const open = new Set<Connection>();
  const state = {
    files: new Map<RawPath, Buffer>(),
    faults: [] as FaultServer['faults'],
    requests: [] as RemoteRequest[],
    connections: 0,
  };
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (connection) => {
    state.connections += 1;
    open.add(connection);
    socketOf(connection).setNoDelay(true);
    connection.on('error', () => undefined).on('close', () => open.delete(connection));
    connection.on('authentication', (context) => context.accept());
    connection.on('session', (accept, reject) => {
      const [next] = state.faults;
      if (next?.fault.kind === 'refuse-channel') {
        state.faults.shift();
        return reject();
      }
      accept().on('exec', (acceptExec, _reject, { command }) => {
        const channel = acceptExec();
        channel.on('error', () => undefined);
        void answer(state, connection, channel, understand(command), chunkPause);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    port,
    sshConfig: writeConfig(folder, port, hostKey),
    stop: async () => {
      for (const connection of open) connection.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(folder, { recursive: true });
    },
  });
}

type State = Pick<FaultServer, 'files' | 'faults' | 'requests'>;

async function answer(
  state: State,
  connection: Connection,
  channel: ServerChannel,
  request: RemoteRequest | undefined,
  pause: number,
): Promise<void> {
  if (request === undefined) return end(channel, 127);
  if (request.kind === 'hold') {
    channel.write(`${request.nonce}\n`);
    channel.on('end', () => end(channel, 0)).resume();
    return;
  }
  state.requests.push(request);
  const fault = state.faults[0]?.on === request.kind ? state.faults.shift()?.fault : undefined;
  const { output, status } = respond(state.files, request);
  const framed = Buffer.concat([Buffer.from(`${request.nonce}\n`), output]);
  const header = framed.length - output.length;
  switch (fault?.kind) {
    case undefined:
      await send(channel, framed, pause);
      return end(channel, status);
    case 'cut':
      await send(channel, framed.subarray(0, header + fault.after), pause);
      // Once what was sent has had its time on the wire.
      return void setTimeout(() => destroy(connection), 5);
    case 'channel-cut':
      await send(channel, framed.subarray(0, header + fault.after), pause);
      return void channel.close();
    case 'short':
      await send(channel, framed.subarray(0, header + fault.after), pause);
      return end(channel, 0);
    case 'stall':
      return send(channel, framed.subarray(0, header + fault.after), pause);
    case 'status':
      await send(channel, framed, pause);
      return end(channel, fault.status);
    case 'signal':
      await send(channel, framed.subarray(0, header + fault.after), pause);
      channel.exit('KILL', false, '');
      channel.end();
      return void channel.close();
    case 'no-status':
      await send(channel, framed, pause);
      channel.end();
      return void channel.close();
    case 'noise':
      await send(channel, Buffer.concat([Buffer.from(fault.text), framed]), pause);
      return end(channel, status);
    case 'noise-instead':
      await send(channel, Buffer.from(fault.text), pause);
      return end(channel, status);
    case 'refuse-channel':
      return end(channel, status);
  }
}

function respond(
  files: Map<RawPath, Buffer>,
  request: Exclude<RemoteRequest, { kind: 'hold' }>,
): { output: Buffer; status: number } {
  if (request.kind === 'list') {
    const entries = [...files].map(([path, bytes], index) => ({
      path,
      inode: String(index + 1),
      mtime: `${bytes.length}.5`,
      size: bytes.length,
    }));
    return { output: printListing(entries), status: 0 };
  }
  const bytes = files.get(request.file.slice(ROOT.length + 1) as RawPath);
  if (request.kind === 'may-read') return { output: Buffer.alloc(0), status: 2 };
  if (request.kind === 'check') {
    const hash = createHash('sha256').update((bytes ?? Buffer.alloc(0)).subarray(0, request.length));
    return { output: Buffer.from(`${hash.digest('hex')}  -\n`), status: 0 };
  }
  return bytes === undefined
    ? { output: Buffer.alloc(0), status: 1 }
    : { output: bytes.subarray(request.offset), status: 0 };
}

const CHUNK = 16 * 1024;

async function send(channel: ServerChannel, bytes: Buffer, pause: number): Promise<void> {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    if (!channel.writable) return;
    if (!channel.write(bytes.subarray(at, at + CHUNK))) {
      await new Promise<void>((resolve) => channel.once('drain', resolve).once('close', resolve));
    }
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function end(channel: ServerChannel, status: number): void {
  channel.exit(status);
  channel.end();
}

// No goodbye: the socket just goes away, as when the server is killed.
const destroy = (connection: Connection): void => void socketOf(connection).destroy();

const socketOf = (connection: Connection): Socket => (connection as unknown as { _sock: Socket })._sock;

/** One in 256 of these keys is malformed: the library drops zero bytes in front of the public key. */
export function newKey(): string {
  for (;;) {
    const { private: key } = ssh2.utils.generateKeyPairSync('ed25519');
    if (!(ssh2.utils.parseKey(key) instanceof Error)) return key;
  }
}

export const publicKeyOf = (key: string): string => {
  const parsed = ssh2.utils.parseKey(key);
  if (parsed instanceof Error) throw parsed;
  return `${parsed.type} ${parsed.getPublicSSH().toString('base64')}`;
};

function writeConfig(folder: string, port: number, hostKey: string): string {
  writeFileSync(join(folder, 'key'), newKey(), { mode: 0o600 });
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${publicKeyOf(hostKey)}\n`);
  const lines = [
    'Host cc',
    '  HostName 127.0.0.1',
    `  Port ${port}`,
    '  User reader',
    `  IdentityFile ${folder}/key`,
    '  IdentitiesOnly yes',
    `  UserKnownHostsFile ${folder}/known_hosts`,
    '  GlobalKnownHostsFile /dev/null',
  ];
  writeFileSync(join(folder, 'config'), `${lines.join('\n')}\n`, { mode: 0o600 });
  return join(folder, 'config');
}
