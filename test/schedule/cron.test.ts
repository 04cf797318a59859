import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cronFiles } from '../../src/schedule/cron.js';
import { folder } from '../commands/program.js';

const hasFlock = spawnSync('flock', ['--version']).status === 0;

/** What cron hands to the shell: `\%` is a percent sign. */
function commandIn(text: string): string {
  const line = text.split('\n').find((one) => /^\d/.test(one)) ?? '';
  expect(line).not.toMatch(/(?<!\\)%/);
  return line.replace(/^(?:\S+ ){5}/, '').replaceAll('\\%', '%');
}

function lineFor(root: string): string {
  const { files } = cronFiles({
    program: [process.execPath, join(root, 'it\'s 100% "odd".mjs')],
    config: join(root, 'a b', 'frictionlog.yaml'),
    folder: join(root, 'a b'),
    sshConfig: join(root, "it's ssh"),
    environment: { FRICTIONLOG_HOME: join(root, 'data $HOME'), FRICTIONLOG_KEEP: '90d' },
    writes: [],
    user: { kind: 'account', name: 'ann' },
  });
  return commandIn(files[0]?.text ?? '');
}

const sh = (line: string) =>
  spawnSync('sh', ['-c', line], { encoding: 'utf8', env: { PATH: process.env.PATH } });

describe(`the line for crontab${hasFlock ? '' : ' (skipped: no flock here)'}`, () => {
  it.skipIf(!hasFlock)('starts the program where its configuration lies, whatever the names', () => {
    const root = folder();
    mkdirSync(join(root, 'a b'));
    writeFileSync(join(root, 'a b', 'frictionlog.yaml'), '');
    writeFileSync(
      join(root, 'it\'s 100% "odd".mjs'),
      'console.log("a table"); console.error(JSON.stringify([process.cwd(), process.env.FRICTIONLOG_HOME, process.env.FRICTIONLOG_KEEP, ...process.argv.slice(2)]))',
    );
    const { status, stdout, stderr } = sh(lineFor(root));
    expect(JSON.parse(stderr)).toEqual([
      join(root, 'a b'),
      join(root, 'data $HOME'),
      '90d',
      ...['run', '--quiet', '--config', join(root, 'a b', 'frictionlog.yaml')],
      ...['--ssh-config', join(root, "it's ssh")],
    ]);
    expect([status, stdout]).toEqual([0, '']);
  });

  it.skipIf(!hasFlock)('ends with 75 while another one runs', () => {
    const root = folder();
    mkdirSync(join(root, 'a b'));
    const config = join(root, 'a b', 'frictionlog.yaml');
    writeFileSync(config, '');
    expect(spawnSync('flock', ['-n', config, 'sh', '-c', lineFor(root)]).status).toBe(75);
  });
});
