import type { Job, Scheduled } from './job.js';

/** One line for `crontab`. The configuration is the lock file: it is there, and nobody else locks it. */
export function cronFiles({ program, config, folder, sshConfig, environment }: Job): Scheduled {
  const words = ['flock', '-n', '-E', '75', config, ...program, 'run', '--quiet', '--config', config];
  const ssh = sshConfig === undefined ? [] : ['--ssh-config', sshConfig];
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${shellWord(value)}`);
  const started = [...variables, ...[...words, ...ssh].map(shellWord)].join(' ');
  const command = `cd ${shellWord(folder)} && ${started} >/dev/null`;
  const text = `${[...COMMENT, `17 3 * * * ${command.replaceAll('%', '\\%')}`].join('\n')}\n`;
  const name = 'frictionlog.cron';
  return {
    files: [{ name, text }],
    steps: [`(crontab -l 2>/dev/null; cat ${name}) | crontab -    # adds the line`],
  };
}

const COMMENT = [
  '# frictionlog every night at 03:17. Tables hold real names and are dropped; errors come by mail (MAILTO).',
  '# A run that still works makes the next one end with 75.',
];

const shellWord = (word: string): string =>
  /^[\w./@+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
