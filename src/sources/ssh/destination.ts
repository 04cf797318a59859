import { homedir } from 'node:os';
import { printable } from '../printable.js';
import { TransportError } from '../transport.js';
import { pathsIn } from './printed-paths.js';
import { type Environment, runProgram } from './program.js';

/** Where an alias leads, as `ssh` itself understands the user's configuration. */
export interface Destination {
  readonly alias: string;
  readonly hostName: string;
  readonly port: number;
  readonly user: string;
  /** The name in known_hosts, if the configuration gives one. */
  readonly hostKeyAlias: string | undefined;
  readonly identityFiles: readonly string[];
  readonly identitiesOnly: boolean;
  /** Socket of the agent, if any. */
  readonly agent: string | undefined;
  readonly knownHosts: { readonly user: readonly string[]; readonly system: readonly string[] };
  /** What lies between here and the host: a jump host or a proxy command. */
  readonly proxy: string | undefined;
}

/** Asks `ssh -G`, which knows Include, Match and defaults. */
export async function resolveDestination(
  alias: string,
  sshConfig: string | undefined,
  environment: Environment,
): Promise<Destination> {
  const args = ['-G', ...configArguments(sshConfig), '--', alias];
  const { status, stdout, stderr } = await runProgram('ssh', args, environment);
  if (status === 0) return readDestination(alias, stdout, environment);
  throw new TransportError(
    'configuration',
    `ssh cannot resolve the host \`${printable(alias)}\`: ${printable(stderr)}. Expected an alias, user@host or ssh://user@host:port; try \`ssh -G ${printable(alias)}\`.`,
  );
}

export const configArguments = (sshConfig: string | undefined): string[] =>
  sshConfig === undefined ? [] : ['-F', sshConfig];

/** Reads what `ssh -G` prints. */
export function readDestination(alias: string, printed: string, environment: Environment): Destination {
  const settings = readSettings(printed);
  const first = (key: string) => settings.get(key)?.find((value) => value !== 'none');
  const base = {
    alias,
    hostName: first('hostname') ?? alias,
    port: Number(first('port') ?? 22),
    user: first('user') ?? '',
  };
  return {
    ...base,
    hostKeyAlias: first('hostkeyalias'),
    identityFiles: (settings.get('identityfile') ?? []).map((file) =>
      expand(withVariables(file, environment), base),
    ),
    identitiesOnly: first('identitiesonly') === 'yes',
    agent: agentSocket(settings.get('identityagent')?.[0], environment, base),
    knownHosts: {
      user: files(first('userknownhostsfile'), base),
      system: files(first('globalknownhostsfile'), base),
    },
    proxy: first('proxyjump') ?? first('proxycommand'),
  };
}

type Endpoint = Pick<Destination, 'alias' | 'hostName' | 'port' | 'user'>;

function readSettings(printed: string): Map<string, string[]> {
  const settings = new Map<string, string[]>();
  for (const line of printed.split('\n')) {
    const space = line.indexOf(' ');
    if (space === -1) continue;
    const key = line.slice(0, space);
    settings.set(key, [...(settings.get(key) ?? []), line.slice(space + 1).trim()]);
  }
  return settings;
}

const files = (list: string | undefined, endpoint: Endpoint): readonly string[] =>
  pathsIn(list ?? '', (file) => expand(file, endpoint));

// Of key files `ssh` reads them only when it needs the key, and prints them as they were written.
const withVariables = (file: string, environment: Environment): string =>
  file.replace(/\$\{(\w+)\}/g, (written, name: string) => environment[name] ?? written);

// `ssh -G` leaves `~` and the tokens of key files as they were written.
function expand(file: string, endpoint: Endpoint): string {
  const tokens: Readonly<Record<string, string>> = {
    '%%': '%',
    '%d': homedir(),
    '%h': endpoint.hostName,
    '%n': endpoint.alias,
    '%p': String(endpoint.port),
    '%r': endpoint.user,
  };
  return file.replace(/^~(?=\/)/, homedir()).replace(/%[%dhnpr]/g, (token) => tokens[token] ?? token);
}

function agentSocket(setting: string | undefined, environment: Environment, endpoint: Endpoint) {
  if (setting === 'none') return undefined;
  if (setting === undefined || setting === 'SSH_AUTH_SOCK') return environment.SSH_AUTH_SOCK;
  return setting.startsWith('$') ? environment[setting.slice(1)] : expand(setting, endpoint);
}
