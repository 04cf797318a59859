import { TransportError } from '../transport.js';
import { configArguments } from './destination.js';
import type { OpensshLogin } from './openssh-shell.js';
import type { Patience } from './patience.js';
import type { Exit } from './remote-shell.js';

/** Options of the spawned `ssh`: never a question, never a terminal, never a host key on trust. */
export function opensshArguments(
  login: OpensshLogin,
  patience: Patience,
  socket: string,
  role: 'master' | 'guest',
  command: string,
): string[] {
  const seconds = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));
  const options = {
    BatchMode: 'yes',
    StrictHostKeyChecking: login.acceptNewHostKey ? 'accept-new' : 'yes',
    ConnectTimeout: seconds(patience.connect),
    ServerAliveInterval: seconds(patience.keepalive),
    ServerAliveCountMax: patience.keepaliveCount,
    ControlPath: socket,
    ControlMaster: role === 'master' ? 'yes' : 'no',
    ControlPersist: 'no',
    RemoteCommand: 'none',
    RequestTTY: 'no',
    ForwardAgent: 'no',
    ForwardX11: 'no',
    ClearAllForwardings: 'yes',
    PermitLocalCommand: 'no',
    LogLevel: 'ERROR',
  };
  const set = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return [...configArguments(login.sshConfig), ...set, '-T', '--', login.host, command];
}

/** Why the login failed. Only `ssh` itself can say, and only in words. */
export function opensshFailure(login: OpensshLogin, exit: Exit, complaint: string): TransportError {
  const text = `${login.host}: ${withoutBanner(complaint) || (exit.kind === 'cut' ? exit.reason : 'the login shell ended at once')}`;
  if (exit.kind !== 'cut') return new TransportError('protocol', `${text}. Try \`ssh ${login.host} true\`.`);
  if (/host key|HOST IDENTIFICATION|REVOKED/i.test(complaint))
    return new TransportError('host-key', `${text}. ${hostKeyAdvice(login.host, complaint)}`);
  if (/permission denied|too many authentication failures/i.test(complaint)) {
    return new TransportError('authentication', `${text}. Try \`ssh ${login.host}\`.`);
  }
  if (/bad configuration|command-line|bad owner/i.test(complaint))
    return new TransportError('configuration', text);
  return new TransportError('disconnected', text);
}

/** The frame of `@` around a warning takes the room of what it warns of. */
const withoutBanner = (complaint: string): string =>
  complaint
    .replace(/@{3,}|(?<=\s)@(?=\s)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/IT IS POSSIBLE THAT SOMEONE .*?(?=The fingerprint|Offending|$)/, '')
    .trim()
    .slice(0, LONGEST)
    .replace(/\.$/, '');

const LONGEST = 600;

function hostKeyAdvice(host: string, complaint: string): string {
  if (/REVOKED/i.test(complaint))
    return 'This key is marked as revoked: do not connect, and ask the owner of the host.';
  if (/HAS CHANGED|Offending/i.test(complaint))
    return 'Somebody may sit in between. If the host was set up anew, take the offending line out of that file (`ssh-keygen -R`) and compare the new fingerprint with its owner.';
  return `Compare the fingerprint with the host's owner, then run \`ssh ${host}\` once or pass --accept-new-host-key (which never replaces a changed key).`;
}
