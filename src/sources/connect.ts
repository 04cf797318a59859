import { randomBytes } from 'node:crypto';
import { HOST_EXPECTED, ROOT_EXPECTED, SSH_HOST, SSH_ROOT } from '../config/host-place.js';
import { openReconnecting } from './reconnecting.js';
import { isSourceName, type SshSource } from './source.js';
import { resolveDestination } from './ssh/destination.js';
import { openOpensshShell } from './ssh/openssh-shell.js';
import { PATIENCE, type Patience } from './ssh/patience.js';
import type { Environment } from './ssh/program.js';
import type { RemoteShell } from './ssh/remote-shell.js';
import { shellTransport } from './ssh/shell-transport.js';
import { prepareLogin } from './ssh/ssh2-login.js';
import { openSsh2Shell } from './ssh/ssh2-shell.js';
import { type Transport, TransportError } from './transport.js';

export interface ConnectOptions {
  /** For the agent's socket and for the programs that are spawned. */
  readonly environment: Environment;
  /** Another file than `~/.ssh/config`. */
  readonly sshConfig?: string;
  /** Trust and remember the key of a host that is not known yet. Never replaces a key. */
  readonly acceptNewHostKey?: boolean;
  readonly patience?: Partial<Patience>;
}

/** Opens a source. The connection is checked at once, and opened anew whenever it breaks. */
export async function connect(source: SshSource, options: ConnectOptions): Promise<Transport> {
  checkSource(source);
  const patience = { ...PATIENCE, ...options.patience };
  const open = async () => {
    // Unguessable and new for each connection: nothing that a host prints by itself can look like it.
    const nonce = randomBytes(16).toString('hex');
    return shellTransport(source, await openShell(source, options, patience, nonce), patience, nonce);
  };
  return openReconnecting(open, patience);
}

async function openShell(
  source: SshSource,
  options: ConnectOptions,
  patience: Patience,
  nonce: string,
): Promise<RemoteShell> {
  const { environment, sshConfig, acceptNewHostKey = false } = options;
  if (source.transport === 'openssh') {
    return openOpensshShell({ host: source.host, sshConfig, acceptNewHostKey, environment }, patience, nonce);
  }
  const destination = await resolveDestination(source.host, sshConfig, environment);
  return openSsh2Shell(await prepareLogin(destination, environment, acceptNewHostKey), patience);
}

function checkSource(source: SshSource): void {
  const wrong =
    (isSourceName(source.name)
      ? undefined
      : `name \`${source.name}\`: expected letters, digits, \`.\`, \`_\`, \`@\`, \`+\` or \`-\``) ??
    (SSH_HOST.test(source.host) ? undefined : `host \`${source.host}\`: expected ${HOST_EXPECTED}`) ??
    (SSH_ROOT.test(source.root) ? undefined : `root \`${source.root}\`: expected ${ROOT_EXPECTED}`);
  if (wrong !== undefined) throw new TransportError('configuration', `source ${source.name}: ${wrong}`);
}
