import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { AuthContext, Connection, ParsedKey, ServerChannel } from 'ssh2';
import ssh2 from 'ssh2';
import { EXIT, UserError } from '../failure.js';
import { createIdentity, type DemoIdentity, publishHost, removeIdentity } from './identity.js';
import { replyTo } from './reply.js';
import { DEMO_ROOT, readServedFiles, type ServedFiles } from './served-files.js';

/** An SSH host on loopback that serves the samples as root-only files. */
export interface DemoServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly user: 'analyst';
  /** The folder of the transcripts on the pretended host. */
  readonly root: string;
  /** The name under which `sshConfigPath` knows the host. */
  readonly alias: string;
  readonly sshConfigPath: string;
  readonly hostKey: string;
  readonly knownHostsPath: string;
  readonly clientKeyPath: string;
  /** Ends all connections and removes the keys. May be called twice. */
  close(): Promise<void>;
}

export const DEMO_ALIAS = 'demo';

/** Serves `<samplesDir>/user_sessions` until it is closed. Port 0 takes any free one. */
export async function startDemoServer(
  samplesDir: string,
  options: { readonly port?: number } = {},
): Promise<DemoServer> {
  const files = await readServedFiles(join(samplesDir, 'user_sessions'));
  const identity = await createIdentity();
  const sockets = new Set<Socket>();
  const ssh = new ssh2.Server({ hostKeys: [identity.hostPrivateKey] }, (connection) =>
    serve(connection, identity, files),
  );
  // ssh2 alone leaves Nagle on: 40 ms and more for each answer.
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    ssh.injectSocket(socket);
  });
  try {
    const port = await listen(server, options.port ?? 0);
    await publishHost(identity, DEMO_ALIAS, port);
    return describe(identity, port, () => stop(server, sockets, identity));
  } catch (error) {
    await stop(server, sockets, identity);
    throw error;
  }
}

async function listen(server: Server, wanted: number): Promise<number> {
  try {
    server.listen(wanted, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`;
    throw new UserError(EXIT.io, `--port: port ${wanted} ${reason}: leave --port out.`, { cause: error });
  }
}

function describe(identity: DemoIdentity, port: number, close: () => Promise<void>): DemoServer {
  const { sshConfigPath, hostKey, knownHostsPath, clientKeyPath } = identity;
  const place = { host: '127.0.0.1', port, user: 'analyst', root: DEMO_ROOT, alias: DEMO_ALIAS } as const;
  return { ...place, sshConfigPath, hostKey, knownHostsPath, clientKeyPath, close };
}

async function stop(server: Server, sockets: ReadonlySet<Socket>, identity: DemoIdentity): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    // Also called, with an error, when it does not listen (any more).
    server.close(() => resolve());
  });
  for (const socket of sockets) socket.destroySoon();
  await closed;
  await removeIdentity(identity);
}

function serve(connection: Connection, identity: DemoIdentity, files: ServedFiles): void {
  const allowed = ssh2.utils.parseKey(identity.clientPublicKey);
  if (allowed instanceof Error) throw allowed;
  connection.on('error', () => undefined); // A client that goes away is no fault of the server.
  connection.on('authentication', (attempt) => admit(attempt, allowed));
  connection.on('session', (accept) => {
    accept().on('exec', (acceptExec, _reject, { command }) => run(acceptExec(), command, files));
  });
}

function admit(attempt: AuthContext, allowed: ParsedKey): void {
  if (attempt.method !== 'publickey') {
    attempt.reject(['publickey']);
    return;
  }
  const shown = attempt.key.data;
  const known = allowed.getPublicSSH();
  const same = shown.length === known.length && timingSafeEqual(shown, known);
  const { signature, blob, hashAlgo } = attempt;
  // Without a signature the client only asks whether this key would do.
  const signed = signature === undefined || allowed.verify(blob ?? '', signature, hashAlgo) === true;
  if (same && signed && attempt.username === 'analyst') attempt.accept();
  else attempt.reject(['publickey']);
}

function run(channel: ServerChannel, command: string, files: ServedFiles): void {
  const reply = replyTo(command, files);
  channel.on('error', () => undefined);
  if (reply.stderr !== '') channel.stderr.write(reply.stderr);
  const finish = () => {
    channel.exit(reply.exit);
    channel.end();
  };
  channel.write(reply.stdout, () => {
    if (reply.held) channel.on('end', finish).resume();
    else finish();
  });
}
