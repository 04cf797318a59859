import { expect, test } from 'vitest';
import { groupValue } from '../../src/rules/group-value.js';
import { maskSecrets } from '../../src/transcript/failure/mask-secrets.js';
import { PLACES, planted, TOKENS } from '../drafts/planted.js';

test.each(planted(TOKENS).filter(({ secret }) => !secret.includes('\n')))(
  'of the kind "$kind" nothing that can be used is left in the value of a group',
  ({ secret, text }) => {
    const value = groupValue(text.slice(0, 400));
    // Its last letters: an address begins with what is no secret.
    expect(value).not.toContain(secret.toLowerCase().slice(-12));
  },
);

test.each(
  planted(PLACES).filter(({ kind }) =>
    /^(?:DB_PASS|db_pass|.* as MYSQL|docker login -p|redis|ldap|Tele|Disc)/.test(kind),
  ),
)('a value of a group has nothing of "$kind"', ({ secret, text }) =>
  expect(groupValue(text)).not.toContain(secret.toLowerCase()),
);

test.each([
  'error TS2345: Argument of type Foo is not assignable to parameter of type Bar',
  'packages/some-very-long-name-of-a-package-20/src/index.ts',
  'npm run test:integration -- --reporter=verbose',
  'token expected, found end of file',
  'secret not found: my-app-credentials',
  'error: 1Password: failed to fill whole buffer',
  'docker run -p 8080:80 web: port is taken; tests pass: 12, bypass=1234567',
  'assertEqualsIgnoringTheOrderOfElements failed',
])('what is none stays: %s', (text) => expect(maskSecrets(text)).toBe(text));

test('a value of 1Password is one all the same', () =>
  expect(maskSecrets('1password=hunter2secret')).toBe('1password=<secret>'));
