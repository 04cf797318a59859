import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/schedule/job.js';
import { systemdFiles } from '../../src/schedule/systemd.js';
import { folder } from '../commands/program.js';

const analyzes = spawnSync('systemd-analyze', ['--version']).status === 0;
const reason = analyzes ? '' : ' (skipped: no systemd-analyze here, install systemd)';

const job = (root: string, user: Job['user']): Job => ({
  program: [process.execPath, join(root, 'odd 50% "name" $HOME/cli.js')],
  config: join(root, 'a b/frictionlog.yaml'),
  folder: join(root, 'a b'),
  sshConfig: join(root, 'ssh $x'),
  environment: { FRICTIONLOG_HOME: join(root, 'data 100% $x'), FRICTIONLOG_KEEP: '90d' },
  writes: [join(root, 'data 100% $x'), join(root, 'a b/frictionlog-reports')],
  user,
});
const USERS = [
  { kind: 'account', name: 'root' },
  { kind: 'service', name: 'frictionlog' },
] as const satisfies readonly Job['user'][];

const textOf = (user: Job['user'], name: string, root = '/srv'): string =>
  systemdFiles(job(root, user)).files.find((file) => file.name === name)?.text ?? '';

describe('the systemd units', () => {
  it('take every character of a path literally', () => {
    const text = textOf({ kind: 'account', name: 'ann' }, 'frictionlog.service');
    expect(text).toContain(
      '"/srv/odd 50%% \\"name\\" $$HOME/cli.js" run --quiet --config "/srv/a b/frictionlog.yaml" --ssh-config "/srv/ssh $$x"\n',
    );
    expect(text).toContain('WorkingDirectory=/srv/a b\n');
    expect(text).toContain(
      'Environment="FRICTIONLOG_HOME=/srv/data 100%% $x"\nEnvironment=FRICTIONLOG_KEEP=90d\n',
    );
    expect(text).toContain('ReadWritePaths="-/srv/data 100%% $x"\n');
  });

  it('start a program in whose path a dollar sign stands', () => {
    const { files } = systemdFiles({ ...job('/srv', USERS[0]), program: ['/srv/$x/node', '/srv/$x/cli.js'] });
    expect(files[0]?.text).toContain('ExecStart="/srv/$x/node" "/srv/$$x/cli.js" run ');
  });

  it('give a user of its own a state folder, its key by a credential, and no home', () => {
    const text = textOf({ kind: 'service', name: 'flog' }, 'frictionlog.service');
    for (const line of [
      'User=flog',
      'StateDirectory=flog',
      'StateDirectoryMode=0700',
      'ProtectHome=yes',
      'LoadCredential=ssh_key:/etc/frictionlog/ssh_key',
    ])
      expect(text).toContain(`\n${line}\n`);
    expect(text).toContain(
      '--config /etc/frictionlog/frictionlog.yaml --ssh-config /etc/frictionlog/ssh_config',
    );
  });

  it.each(USERS)('keep tables out of the journal and new files to their owner: $kind', (user) => {
    const text = textOf(user, 'frictionlog.service');
    for (const line of ['StandardOutput=null', 'UMask=0077', 'NoNewPrivileges=yes', 'ProtectSystem=strict'])
      expect(text).toContain(`\n${line}\n`);
    // Node compiles while it runs.
    expect(text).not.toContain('MemoryDenyWriteExecute');
  });

  describe(`as systemd reads them${reason}`, () => {
    it.skipIf(!analyzes).each(USERS)('are right: $kind', (user) => {
      const root = folder({ 'odd 50% "name" $HOME/cli.js': '' });
      const { files } = systemdFiles(job(root, user));
      for (const { name, text } of files) writeFileSync(join(root, name), text);
      const names = files.map(({ name }) => join(root, name));
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...names], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    });

    it.skipIf(!analyzes).each(USERS)('are hardened: $kind', (user) => {
      const root = folder({ 'frictionlog.service': textOf(user, 'frictionlog.service') });
      const args = ['security', '--offline=true', '--threshold=25', join(root, 'frictionlog.service')];
      const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
      expect(stdout + stderr).toMatch(/exposure level for frictionlog\.service: [12]\.\d OK/);
      expect(status).toBe(0);
    });

    it.skipIf(!analyzes)('start at a time that there is', () => {
      const calendar = /^OnCalendar=(.*)$/m.exec(textOf(USERS[0], 'frictionlog.timer'))?.[1] ?? '';
      const { status, stdout } = spawnSync('systemd-analyze', ['calendar', calendar], { encoding: 'utf8' });
      expect(status).toBe(0);
      expect(stdout).toContain('03:17:00');
    });
  });
});
