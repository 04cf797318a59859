import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/files/parse-config.js';
import { folder, frictionlog } from './program.js';

const SSH = 'Host build-1 web-2\n  HostName 127.0.0.1\n  User ann\n';

describe('frictionlog init', () => {
  it('writes what it found, guesses as comments, and never over anything', async () => {
    const home = folder({ '.claude/projects/p/a.jsonl': '', ssh: SSH });
    const around = { cwd: home, environment: { HOME: home } };
    const dry = await frictionlog(['init', '--ssh-config', 'ssh', '--dry-run'], around);
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(readdirSync(home)).not.toContain('frictionlog.yaml');
    expect(parseConfig(dry.out, 'x').sources).toEqual([{ type: 'projects' }]);
    expect(dry.out).toContain('# - type: ssh\n  #   host: build-1\n');
    expect(dry.out).toContain('sessions of this account: ~/.claude/projects\n');

    const { code, out, err } = await frictionlog(['init', '--ssh-config', 'ssh'], around);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^written {2}frictionlog\.yaml\n\nNext:\n {2}frictionlog config show --origin/);
    expect(readFileSync(join(home, 'frictionlog.yaml'), 'utf8')).toBe(dry.out);
    const shown = await frictionlog(['config', 'show', '--json'], around);
    expect(shown.code, shown.err).toBe(0);
    expect(JSON.parse(shown.out).settings.store.value).toBe(`~/data/store.duckdb`);

    writeFileSync(join(home, 'frictionlog.yaml'), 'gap: 5m\n');
    const again = await frictionlog(['init'], around);
    expect(again.err).toMatch(/frictionlog\.yaml is there already .*nothing was written over it/);
    expect(again.code).toBe(74);
    expect(readFileSync(join(home, 'frictionlog.yaml'), 'utf8')).toBe('gap: 5m\n');
  });

  it('writes schedules beside the configuration that is there, from what it says', async () => {
    const root = folder({ 'frictionlog.yaml': 'reports: drafts\nstore: /srv/s/x.duckdb\nmirror: ../m\n' });
    const { code, out, err } = await frictionlog(['init', '--systemd', '--cron', '--github-actions'], {
      cwd: root,
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^as it was {2}frictionlog\.yaml\nwritten {2}frictionlog\.service\n/);
    const unit = readFileSync(join(root, 'frictionlog.service'), 'utf8');
    for (const path of [join(root, 'drafts'), '/srv/s', join(root, '../m')])
      expect(unit).toContain(`ReadWritePaths=-${path}\n`);
    expect(unit).toMatch(
      /ExecStart=\S*node \S+\/dist\/cli\.js run --quiet --config \S+\/frictionlog\.yaml\n/,
    );
    expect(readdirSync(root).sort()).toEqual([
      '.github',
      'frictionlog.cron',
      'frictionlog.service',
      'frictionlog.timer',
      'frictionlog.yaml',
    ]);
  });

  it('writes schedules that run with what it looked at', async () => {
    const root = folder({ 'there/ssh': SSH });
    const environment = {
      HOME: root,
      FRICTIONLOG_HOME: 'data',
      FRICTIONLOG_MIRROR: '~/m',
      FRICTIONLOG_REPORTS: '/srv/r',
      FRICTIONLOG_STORE: 's/x.duckdb',
      FRICTIONLOG_TZ: 'Europe/Berlin',
      FRICTIONLOG_KEEP: '90d',
      CLAUDE_CONFIG_DIR: 'claude',
      FRICTIONLOG_WEBHOOK: 'https://hooks.example.org/s3cr3t',
    };
    const args = ['init', '--systemd', '--cron', '--output', 'nightly', '--ssh-config', 'there/ssh'];
    const { code, out, err } = await frictionlog(args, { cwd: root, environment });
    expect([code, err]).toEqual([0, '']);
    const variables = [
      `FRICTIONLOG_HOME=${root}/data`,
      `FRICTIONLOG_MIRROR=${root}/m`,
      'FRICTIONLOG_REPORTS=/srv/r',
      `FRICTIONLOG_STORE=${root}/s/x.duckdb`,
      `CLAUDE_CONFIG_DIR=${root}/claude`,
      'FRICTIONLOG_TZ=Europe/Berlin',
      'FRICTIONLOG_KEEP=90d',
    ];
    const [unit, line] = ['service', 'cron'].map((name) =>
      readFileSync(join(root, `nightly/frictionlog.${name}`), 'utf8'),
    );
    expect(unit).toContain(variables.map((one) => `Environment=${one}\n`).join(''));
    for (const path of ['data', 'm', 's']) expect(unit).toContain(`ReadWritePaths=-${root}/${path}\n`);
    expect(unit).toContain(`/frictionlog.yaml --ssh-config ${root}/there/ssh\n`);
    expect(line).toContain(` && ${variables.join(' ')} flock `);
    expect(line).toContain(`/frictionlog.yaml --ssh-config ${root}/there/ssh >/dev/null\n`);
    expect(`${unit}${line}${out}`).not.toContain('s3cr3t');
    expect(out).toContain('FRICTIONLOG_WEBHOOK is a secret and stands in none of these files');
  });

  it('writes all of it or nothing', async () => {
    const root = folder({ 'frictionlog.timer': 'mine\n' });
    const { code, err } = await frictionlog(['init', '--systemd', '--host', 'build-1'], { cwd: root });
    expect([code, readdirSync(root)]).toEqual([74, ['frictionlog.timer']]);
    expect(err).toContain('frictionlog.timer is there already');
  });

  it('writes through no link that leads to a file that is there', async () => {
    const root = folder({ elsewhere: 'theirs\n' });
    symlinkSync(join(root, 'elsewhere'), join(root, 'frictionlog.yaml'));
    expect((await frictionlog(['init'], { cwd: root })).code).toBe(74);
    expect(readFileSync(join(root, 'elsewhere'), 'utf8')).toBe('theirs\n');
  });

  it('takes hosts by name, for a user of its own without the sessions of this account', async () => {
    const home = folder({ '.claude/projects/p/a.jsonl': '' });
    const args = ['init', '--host', 'ann@build-1', '--root', '~/logs', '--sudo', 'helper', '--dry-run'];
    const { out } = await frictionlog(args, { cwd: home, environment: { HOME: home } });
    const source = { type: 'ssh', host: 'ann@build-1', root: '~/logs', sudo: 'helper', transport: 'ssh2' };
    expect(parseConfig(out, 'x').sources).toEqual([{ type: 'projects' }, source]);
  });

  it.each([
    ['a host that is none', ['--host', 'a b'], /--host a b: expected an alias/],
    ['a host that can be no folder', ['--host', 'ssh://ann@h:22'], /--host ssh:.*: expected an alias/],
    ['a relative root', ['--host', 'a', '--root', 'rel'], /--root rel: expected an absolute path/],
    ['a service user without a service', ['--service-user', 'flog'], /goes with --systemd/],
    ['a service user that is no name', ['--systemd', '--service-user', 'a b'], /expected a user name/],
  ])('%s is wrong usage', async (_, args, said) => {
    const { code, err } = await frictionlog(['init', '--dry-run', ...args], { cwd: folder() });
    expect(err).toMatch(said);
    expect(code).toBe(64);
  });
});
