import { join } from 'node:path';
import { expect, it } from 'vitest';
import { knownAliases } from '../../src/sources/ssh/aliases.js';
import { readDestination } from '../../src/sources/ssh/destination.js';
import { folder } from '../commands/program.js';

const aliasesOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const file = join(folder(files), 'config');
  return knownAliases(file, file, { PATH: process.env.PATH });
};

it('lists the hosts that an SSH configuration names, once each, included files too', async () => {
  const found = await aliasesOf({
    config:
      'Include conf.d/*.conf\nHost build-1 "web 2" web-2\n  HostName 10.0.0.1\nhost = build-1\nHost *.corp ?x !no\n',
    'conf.d/a.conf': 'Host from-a\n',
    'conf.d/b.txt': 'Host from-b\n',
  });
  expect(found).toEqual(['from-a', 'build-1', 'web-2']);
});

it('looks for what is included below a home in that home', async () => {
  const home = folder({
    '.ssh/config': 'Include ~/work/hosts ~/.ssh/more\n',
    'work/hosts': 'Host at-work\n',
    '.ssh/more': 'Host at-home\n',
  });
  const found = await knownAliases(join(home, '.ssh/config'), undefined, {
    PATH: process.env.PATH,
    HOME: home,
  });
  expect(found).toEqual(['at-work', 'at-home']);
});

it('leaves out forges, where people log in as git', async () => {
  expect(await aliasesOf({ config: 'Host forge\n  User git\nHost box\n  User ann\n' })).toEqual(['box']);
});

it('ends on a configuration that includes itself, and finds nothing where there is none', async () => {
  expect(await knownAliases('/nowhere/config', undefined, {})).toEqual([]);
  const root = folder();
  expect(await aliasesOf({ config: `Include ${root}/none\nInclude config\nHost a\n` })).toEqual(['a']);
});

it('lists nothing that ssh itself cannot read', async () => {
  expect(await aliasesOf({ config: 'Host a\n  NoSuchKeyword yes\n' })).toEqual([]);
});

it('reads variables in the name of a key file, as ssh does when it needs the key', () => {
  const printed = `user ann\nidentityfile $\{CREDENTIALS_DIRECTORY}/ssh_key\nidentityfile $\{NONE}/x\n`;
  const { identityFiles } = readDestination('box', printed, { CREDENTIALS_DIRECTORY: '/run/credentials/f' });
  expect(identityFiles).toEqual(['/run/credentials/f/ssh_key', `$\{NONE}/x`]);
});
