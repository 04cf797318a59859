import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anonymityOfNames } from '../../src/analysis/redaction.js';
import { redact } from '../../src/drafts/redact.js';
import { readPseudonyms } from '../../src/files/pseudonyms.js';
import { folder } from '../commands/program.js';

const OPTIONS = {
  ...{ home: undefined, keeps: false, patterns: [], allow: [] },
  secretCache: new URL('../../dist/secrets.json', import.meta.url).pathname,
};

test('the account in whose home a session ran names its person, but not if others have it or it is a machine’s', async () => {
  const { redaction } = await anonymityOfNames(
    [
      { user: 'fern', host: 'h1', accounts: ['annikaw', 'teamlab', 'ubuntu'] },
      { user: 'birch', host: 'h1', accounts: ['teamlab'] },
    ],
    OPTIONS,
  );
  expect(redact('push annikaw/fix of /home/annikaw', redaction).text).toBe('push person-1/fix of ~person-1');
  expect(redact('push teamlab/fix', redaction).text).toBe('push ‹user-1›/fix');
  expect(redact('apt on ubuntu', redaction).text).toBe('apt on ubuntu');
});

const sessionOf = (user: string) => ({ user, host: `of-${user}`, accounts: [] });
const USERS = ['ann', 'bo', 'cy', 'di', 'eve', 'fay'];

test('of runs at the same time none gives a number that another has given, and all are kept', async () => {
  const home = folder();
  const options = { ...OPTIONS, home, keeps: true };
  const runs = USERS.map((user) => anonymityOfNames([sessionOf('zoe'), sessionOf(user)], options));
  const given = (await Promise.all(runs)).map(({ pseudonyms }) => pseudonyms);
  const { persons, hosts } = await readPseudonyms(home);
  expect(new Set(persons.values()).size).toBe(USERS.length + 1);
  expect(hosts.size).toBe(USERS.length + 1);
  for (const { persons: ofRun } of given) expect([...persons]).toEqual(expect.arrayContaining([...ofRun]));
  expect(readdirSync(join(home, 'locks'))).toEqual([]);
});

test('a run that writes nothing with its numbers keeps none, and one that fails hinders nobody', async () => {
  const home = folder();
  await anonymityOfNames([sessionOf('ann')], { ...OPTIONS, home });
  expect(readdirSync(home)).toEqual([]);
  writeFileSync(join(home, 'pseudonyms.json'), '{');
  const keeping = { ...OPTIONS, home, keeps: true };
  await expect(anonymityOfNames([sessionOf('ann')], keeping)).rejects.toMatchObject({ exitCode: 65 });
  expect(readdirSync(join(home, 'locks'))).toEqual([]);
});
