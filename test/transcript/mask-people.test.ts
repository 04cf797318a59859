import { expect, test } from 'vitest';
import { groupValue } from '../../src/rules/group-value.js';
import { maskNumbers, maskValues } from '../../src/transcript/failure/mask-values.js';

test.each([
  ['acme: licence of alice@corp.io has expired', 'acme: licence of <email> has expired'],
  ['author bob.jones+x@mail.corp.example is unknown', 'author <email> is unknown'],
  ['alice@prodbox7: Permission denied (publickey).', '<user>@<host>: Permission denied (publickey).'],
  ["bob@prodbox7's password:", "<user>@<host>'s password:"],
  ['ssh -p 22 bob@prodbox7 failed', 'ssh -p <n> <user>@<host> failed'],
  ['cannot reach root@prodbox7', 'cannot reach <user>@<host>'],
  ['git@git.corp.io: Permission denied', 'git@<host>: Permission denied'],
  ['Could not resolve host: git.corp.io', 'Could not resolve host: <host>'],
  ['dial tcp: lookup db-1.prod.internal: no such host', 'dial tcp: lookup <host>: no such host'],
  ['connect ECONNREFUSED db.prod.local:5432', 'connect ECONNREFUSED <host>:<n>'],
  ['fetch of https://alice@git.corp.io/x failed', 'fetch of <url> failed'],
])('A template does not say whose: %s', (line, template) => {
  expect(maskValues(line)).toBe(template);
});

test('One problem of two people is one template', () => {
  const of = (person: string): string => maskValues(`acme: licence of ${person}@corp.io has expired`);
  expect(of('alice')).toBe(of('bob'));
});

test.each([
  'no matching version of react@next: gone',
  'git@github.com: Permission denied (publickey).',
  'unresolved reference: this@MainActivity.finish',
  'Unit user@tty.service failed',
  'java.lang.NullPointerException in com.acme.io',
  'Cannot read event.target.value of window.app.local()',
  'module google.cloud.storage has no attribute',
])('What is no person and no host stays: %s', (line) => {
  expect(maskValues(line)).toBe(line);
});

test('A package stays, with its version for what it is', () => {
  expect(maskValues('cannot find react@18.2.0')).toBe('cannot find react@<version>');
  expect(maskValues('cannot find swc@1.0.0-beta.rc')).toBe('cannot find swc@<version>');
});

test('The same error again is told with its names', () => {
  expect(maskNumbers('licence of alice@corp.io has expired')).toBe('licence of alice@corp.io has expired');
});

test('No address enters a fingerprint by another field', () => {
  expect(groupValue('git config user.email Alice@corp.io')).toBe('git config user.email <email>');
});
