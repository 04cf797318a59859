import { expect, test } from 'vitest';
import { fingerprint } from '../../src/findings/fingerprint.js';

test.each([
  ['harness-upgrade', {}, 'f8ef89454b6b'],
  ['permission-denied', { program: 'docker' }, '26b7f3d21934'],
  ['retry-loop', { command_family: 'npm run build', template: 'error: config not found' }, '012ec63cd23e'],
  ['command-not-found', { missing: 'größe "x"\n' }, 'e20d10eec9a4'],
])('%s of %o keeps its name for ever', (rule, group, name) => {
  expect(fingerprint(rule, group)).toBe(name);
});

test('the order of the fields means nothing', () => {
  expect(fingerprint('a', { x: '1', y: '2' })).toBe(fingerprint('a', { y: '2', x: '1' }));
});

test.each([
  ['another rule', 'b', { x: '1' }],
  ['another value', 'a', { x: '2' }],
  ['another field', 'a', { y: '1' }],
  ['a field more', 'a', { x: '1', y: 'none' }],
  ['text that looks like a field', 'a', { x: '1","y":"none' }],
])('%s is another group', (_, rule, group) => {
  expect(fingerprint(rule, group)).not.toBe(fingerprint('a', { x: '1' }));
});
