import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { HELPER } from '../../src/sources/ssh/remote-command.js';

/** A real OpenSSH server on loopback, run by an ordinary user, with files that only root may read. */
export interface Sshd {
  readonly folder: string;
  /** What the server serves; `sudo cat` is allowed below it. */
  readonly data: string;
  /** Here nothing is allowed. */
  readonly forbidden: string;
  readonly sshConfig: string;
  readonly knownHosts: string;
  readonly hostKey: string;
  readonly port: number;
  /** Start-up file of the login shell. */
  readonly bashrc: string;
  write(name: string | Buffer, bytes: Buffer | string): void;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const has = (program: string) => existsSync(program);

/** Why there can be no real server here, or nothing. */
export const whyNoSshd: string | undefined = !has('/usr/sbin/sshd')
  ? 'no /usr/sbin/sshd: install openssh-server'
  : isRoot && !has('/usr/bin/sudo')
    ? 'no /usr/bin/sudo: install sudo'
    : !isRoot && !userInfo().shell?.endsWith('sh')
      ? 'this user has no login shell'
      : undefined;

/** The helper needs files of root: run the tests as root to try it. */
export const whyNoHelper: string | undefined =
  whyNoSshd ?? (isRoot ? (existsSync(HELPER) ? `${HELPER} is installed here` : undefined) : 'not root');

export async function startSshd(): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'fl-sshd-'));
  const user = isRoot ? `fl${process.pid}` : userInfo().username;
  const home = join(folder, 'home');
  for (const name of ['home', 'data', 'forbidden', 'bin', 'mine']) mkdirSync(join(folder, name));
  chmodSync(folder, 0o755);
  if (isRoot) addUser(user, home, folder);
  else writeFakeSudo(folder);
  const port = await freePort();
  const config = writeConfiguration(folder, user, port);
  const server = await startServer(user, config, folder);
  const data = join(folder, 'data');
  return {
    folder,
    data,
    forbidden: join(folder, 'forbidden'),
    sshConfig: join(folder, 'mine', 'config'),
    knownHosts: join(folder, 'mine', 'known_hosts'),
    hostKey: readFileSync(join(folder, 'home', 'host.pub'), 'utf8')
      .split(' ')
      .slice(0, 2)
      .join(' '),
    port,
    bashrc: join(home, '.bashrc'),
    write: (name, bytes) => {
      const path = Buffer.concat([Buffer.from(`${data}/`), Buffer.from(name)]);
      const slash = path.lastIndexOf('/');
      mkdirSync(path.subarray(0, slash), { recursive: true });
      writeFileSync(path, bytes, { mode: 0o600 });
    },
    stop: async () => {
      await ended(server);
      if (isRoot) removeUser(user);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addUser(user: string, home: string, folder: string): void {
  execFileSync('useradd', ['-M', '-U', '-d', home, '-s', '/bin/bash', user]);
  const rules = [
    `${user} ALL=(root) NOPASSWD: /usr/bin/cat ${folder}/data/*`,
    `${user} ALL=(root) NOPASSWD: ${HELPER}`,
    '',
  ];
  writeFileSync(`/etc/sudoers.d/${user}`, rules.join('\n'), { mode: 0o440 });
}

function removeUser(user: string): void {
  rmSync(`/etc/sudoers.d/${user}`, { force: true });
  // By force: what the last session left may still be ending.
  execFileSync('userdel', ['-f', user], { stdio: 'ignore' });
}

/** Installs the helper where it belongs; returns how to remove it. */
export function installHelper(root: string): () => void {
  mkdirSync(join(HELPER, '..'), { recursive: true });
  copyFileSync(new URL('../../src/sources/ssh/frictionlog-export', import.meta.url), HELPER);
  chmodSync(HELPER, 0o755);
  writeFileSync(`${HELPER}.conf`, `root ${root}\n`, { mode: 0o644 });
  return () => {
    rmSync(HELPER, { force: true });
    rmSync(`${HELPER}.conf`, { force: true });
  };
}

// Where nobody can become root, the same command lines run against a `sudo` that just does what it is told.
function writeFakeSudo(folder: string): void {
  const script = [
    '#!/bin/sh',
    'case "$*" in',
    `  "-n -l -- cat ${folder}/data/"*) exit 0 ;;`,
    `  "-n -- cat ${folder}/data/"*) shift 2; exec "$@" ;;`,
    'esac',
    'echo "sudo: a password is required" >&2; exit 1',
    '',
  ];
  writeFileSync(join(folder, 'bin', 'sudo'), script.join('\n'), { mode: 0o755 });
}

function writeConfiguration(folder: string, user: string, port: number): string {
  const keygen = (name: string) =>
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  keygen('home/host');
  keygen('mine/key');
  copyFileSync(join(folder, 'mine/key.pub'), join(folder, 'home/authorized_keys'));
  const sshd = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/home/host`,
    `AuthorizedKeysFile ${folder}/home/authorized_keys`,
    `PidFile ${folder}/home/sshd.pid`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'LogLevel VERBOSE',
    ...(isRoot ? [] : [`SetEnv PATH=${folder}/bin:/usr/bin:/bin`]),
    ...(punishesFailedLogins() ? ['PerSourcePenalties no'] : []),
  ];
  writeFileSync(join(folder, 'home/sshd_config'), `${sshd.join('\n')}\n`);
  const ssh = [
    'Host cc',
    '  HostName 127.0.0.1',
    `  Port ${port}`,
    `  User ${user}`,
    `  IdentityFile ${folder}/mine/key`,
    '  IdentitiesOnly yes',
    `  UserKnownHostsFile ${folder}/mine/known_hosts`,
    '  GlobalKnownHostsFile /dev/null',
  ];
  writeFileSync(join(folder, 'mine/config'), `${ssh.join('\n')}\n`, { mode: 0o600 });
  const hostKey = readFileSync(join(folder, 'home/host.pub'), 'utf8');
  writeFileSync(join(folder, 'mine/known_hosts'), `[127.0.0.1]:${port} ${hostKey}`);
  if (isRoot) giveTo(user, folder);
  return join(folder, 'home/sshd_config');
}

function giveTo(user: string, folder: string): void {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  for (const name of ['home', 'home/host', 'home/authorized_keys']) {
    chownSync(join(folder, name), id('-u'), id('-g'));
  }
}

// sshd refuses keywords that it does not know; this one came with 9.8.
function punishesFailedLogins(): boolean {
  const printed = execFileSync('sh', ['-c', 'ssh -V 2>&1'], { encoding: 'utf8' });
  const [, major, minor] = /OpenSSH_(\d+)\.(\d+)/.exec(printed) ?? [];
  return Number(major) * 100 + Number(minor) >= 908;
}

function startServer(user: string, config: string, folder: string): Promise<ChildProcess> {
  const sshd = ['/usr/sbin/sshd', '-D', '-e', '-f', config];
  const [program = '', ...args] = isRoot
    ? ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups', ...sshd]
    : sshd;
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('Server listening')) resolve(server);
    });
    server.once('exit', () => reject(new Error(`sshd did not start: ${log}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill();
  return gone;
}

/** A port on loopback that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
