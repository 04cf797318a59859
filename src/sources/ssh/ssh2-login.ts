import type { Client, ClientErrorExtensions, ConnectConfig } from 'ssh2';
import { TransportError, type TransportErrorKind } from '../transport.js';
import { type Credentials, findCredentials } from './credentials.js';
import type { Destination } from './destination.js';
import { acceptHostKey, hostKeyAlgorithms, judgeHostKey } from './host-key.js';
import { type KnownKey, knownKeys } from './known-hosts.js';
import type { Patience } from './patience.js';
import type { Environment } from './program.js';

/** All that is looked up on this machine before the first byte is sent. */
export interface Ssh2Login {
  readonly destination: Destination;
  readonly known: readonly KnownKey[];
  readonly credentials: Credentials;
  readonly acceptNewHostKey: boolean;
}

export async function prepareLogin(
  destination: Destination,
  environment: Environment,
  acceptNewHostKey: boolean,
): Promise<Ssh2Login> {
  if (destination.proxy !== undefined)
    throw needsOpenssh(destination, `a jump host or proxy (${destination.proxy})`);
  const known = await knownKeys(destination, environment);
  const credentials = await findCredentials(destination);
  if (credentials.methods.length === 0) throw noCredentials(destination, credentials);
  return { destination, known, credentials, acceptNewHostKey };
}

/**
 * Resolves when the client is logged in, on a host whose key was checked; else nothing of the connection is left. An
 * agent that does not answer is no end: the library then offers the keys.
 */
export function connectClient(client: Client, login: Ssh2Login, patience: Patience): Promise<void> {
  let refusal: TransportError | undefined;
  let agentFault: string | undefined;
  const refuse = (error: TransportError) => {
    refusal = error;
  };
  return new Promise((resolve, reject) => {
    const failed = (error: TransportError): void => {
      reject(refusal ?? error);
      client.destroy();
    };
    client.once('ready', () => {
      client.removeAllListeners('error').removeAllListeners('close');
      resolve();
    });
    // Not `once`: a connection that breaks may fail twice, and an error that nobody hears ends the process.
    client.on('error', (error: Error & ClientErrorExtensions) => {
      if (error.level === 'agent') agentFault ??= `the agent (${error.message})`;
      else failed(asTransportError(error, login, agentFault));
    });
    client.once('close', () => failed(new TransportError('disconnected', 'closed during login')));
    try {
      client.connect(settings(login, patience, refuse));
      // Nagle's algorithm costs 40 to 90 ms on each command.
      client.setNoDelay(true);
    } catch (error) {
      failed(new TransportError('configuration', (error as Error).message, { cause: error }));
    }
  });
}

function settings(
  login: Ssh2Login,
  patience: Patience,
  refuse: (error: TransportError) => void,
): ConnectConfig {
  const { destination, known } = login;
  const serverHostKey = hostKeyAlgorithms(known);
  return {
    host: destination.hostName,
    port: destination.port,
    username: destination.user,
    authHandler: [...login.credentials.methods],
    readyTimeout: patience.connect,
    keepaliveInterval: patience.keepalive,
    keepaliveCountMax: patience.keepaliveCount,
    hostVerifier: (key: Buffer, verify: (valid: boolean) => void) => {
      void checkHostKey(login, key).then((refused) => {
        if (refused) refuse(refused);
        verify(refused === undefined);
      });
    },
    ...(serverHostKey === undefined ? {} : { algorithms: { serverHostKey: serverHostKey as never } }),
  };
}

async function checkHostKey(login: Ssh2Login, key: Buffer): Promise<TransportError | undefined> {
  const verdict = judgeHostKey(login.destination, login.known, key, login.acceptNewHostKey);
  if (verdict.kind === 'refused') return verdict.error;
  if (verdict.kind === 'known') return undefined;
  try {
    return void (await acceptHostKey(login.destination, key));
  } catch (error) {
    return new TransportError('host-key', `cannot remember the new host key: ${(error as Error).message}`);
  }
}

function asTransportError(
  error: Error & ClientErrorExtensions,
  login: Ssh2Login,
  agentFault: string | undefined,
): TransportError {
  const { alias, hostName, port, user } = login.destination;
  const where = `${alias} (${user}@${hostName}:${port})`;
  const { methods } = login.credentials;
  if (error.level === 'client-authentication') {
    const rejected = [...(agentFault === undefined ? [] : [agentFault]), ...login.credentials.rejected];
    const unused = rejected.length > 0 ? ` Not offered: ${rejected.join('; ')}.` : '';
    const text = `${where} refused the login with ${methods.map((method) => method.type).join(', ')}.${unused} Try \`ssh ${alias}\`.`;
    return new TransportError('authentication', text, { cause: error });
  }
  return new TransportError(kindOf(error), `${where}: ${error.message}`, { cause: error });
}

function kindOf(error: Error & ClientErrorExtensions): TransportErrorKind {
  if (/no matching host key/i.test(error.message)) return 'host-key';
  if (/no matching/i.test(error.message)) return 'configuration';
  return 'disconnected';
}

const needsOpenssh = (destination: Destination, what: string): TransportError =>
  new TransportError(
    'configuration',
    `the host ${destination.alias} is behind ${what}, which ssh2 does not know. Set \`transport: openssh\` for this source.`,
  );

const noCredentials = (destination: Destination, { rejected }: Credentials): TransportError =>
  new TransportError(
    'authentication',
    `no key for ${destination.user}@${destination.hostName}: ${rejected.length > 0 ? rejected.join('; ') : 'no agent runs and no identity file exists'}. Start an agent or name an IdentityFile for ${destination.alias} in the SSH configuration.`,
  );
