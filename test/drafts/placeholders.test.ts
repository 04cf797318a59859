import { describe, expect, test } from 'vitest';
import { filled, filledUpTo, type Placeholders, placeholdersOf } from '../../src/drafts/placeholders.js';
import { quoteFor } from '../../src/drafts/quote.js';
import { titleOf } from '../../src/drafts/title.js';
import type { Group } from '../../src/findings/group.js';
import { toMilliseconds } from '../../src/units.js';
import { analyzed, REDACTION } from './corpus.js';
import { MONTH, MONTH_RULES } from './month.js';

const month = analyzed(MONTH, MONTH_RULES).groups;
const group = month.find(({ rule }) => rule.id === 'command-not-found') as Group;
const quote = quoteFor(REDACTION);
const fill = (template: string, more: Partial<Group> = {}): string =>
  filled(template, placeholdersOf({ ...group, ...more }, quote, 'utc'));
const lost = (least: number, most: number) => ({
  lost: toMilliseconds(least * 60_000),
  lostMax: toMilliseconds(most * 60_000),
});

describe('Placeholders', () => {
  test.each([
    ['{{users}}', '4'],
    ['{{ sessions }}', '11'],
    ['{{matches}}', '14'],
    ['{{first_seen}} to {{last_seen}}', '2026-01-26 to 2026-02-16'],
    ['{{group.missing}}', '`timeout`'],
    ['{{example.missing}}', '`timeout`'],
    ['{{group.absent}}', 'not shown'],
    ['{{example.__proto__}}', 'not shown'],
    ['after `{{group.absent}}`', 'after not shown'],
    [
      'Run\n\n```sh\nnpm ci @x\n{{group.missing}} `{{users}}`\n```\n\n#1',
      'Run\n\n```sh\nnpm ci @x\ntimeout `4`\n```\n\n`#1`',
    ],
    ['a\u202eb {{users}}', 'a\\u{202e}b 4'],
    ['see `x` ``` {{users}}', 'see `x` &#96;&#96;&#96; 4'],
  ])('fill %s with %s', (template, expected) => {
    expect(fill(template)).toBe(expected);
  });

  test.each([
    ['{{users}} users', '1 user'],
    ['{{users}} people', '1 person'],
    ['{{matches}} matches', '1 match'],
    ['{{sessions}} sessions of {{users}} users', '1 session of 1 user'],
    ['{{matches}} retries', '1 retry'],
    ['{{matches}} loops', '1 loop'],
    ['{{matches}} times', '1 time'],
    ['{{matches}} of them', '1 of them'],
  ])('of one make %s into %s', (template, expected) => {
    const [one] = group.matches;
    const single = { matches: one === undefined ? [] : [one], users: ['wanda'], sessions: ['a'] };
    expect(fill(template, single)).toBe(expected);
  });

  test.each([
    ['what is certain alone', lost(12, 12), 'at least 12 min'],
    ['a range', lost(12, 64), '12 min to 1 h 4 min'],
    ['what may be alone', lost(0, 64), 'at most 1 h 4 min'],
    ['nothing as a missing value', lost(0, 0), 'not shown'],
    ['two ends that read alike as one', lost(12, 12.001), 'at least 12 min'],
  ])('give lost time as %s', (_, more, expected) => {
    expect(fill('{{lost_time}}', more)).toBe(expected);
  });

  test('say "at most" for a median that rests on upper bounds, and nothing of the kind for measured ones', () => {
    const medianDuration = toMilliseconds(240_000);
    expect(fill('{{median_duration}}', { medianDuration, unmeasured: 1 })).toBe('at most 4 min');
    expect(fill('{{median_duration}}', { medianDuration, unmeasured: 0 })).toBe('4 min');
    expect(fill('{{median_duration}}', { medianDuration: undefined })).toBe('not shown');
  });

  test('keep a value inside the code span that the rule wrote around it, whatever is in the value', () => {
    const hostile = { named: { missing: 'a`b @octocat' } };
    expect(fill('run `x {{group.missing}} y`!', hostile)).toBe('run ``x a`b @octocat y``!');
    expect(fill('run {{group.missing}}!', hostile)).toBe('run ``a`b @octocat``!');
    expect(fill('\\`{{group.missing}} is text', hostile)).toBe('&#96;``a`b @octocat`` is text');
    expect(fill('`x`{{group.missing}}{{group.missing}}', hostile)).toBe(
      '`x` ``a`b @octocat`` ``a`b @octocat``',
    );
    expect(fill('a \\{{group.missing}}', hostile)).toBe('a \\\\``a`b @octocat``');
    expect(fill('#{{matches}}')).toBe('`#14`');
  });

  test('take the value that stands for an absent one as missing', () => {
    expect(fill('after `{{group.missing}}` and `x {{group.missing}}`', { named: { missing: 'none' } })).toBe(
      'after not shown and `x not shown`',
    );
  });

  test('redact values: people and home folders have their pseudonyms', () => {
    expect(fill('{{group.missing}}', { named: { missing: '/home/sigrid/bin/x' } })).toBe('`~person-5/bin/x`');
  });

  test('are cut with the text around them, never inside a code span', () => {
    const values: Placeholders = () => ({ kind: 'foreign', text: 'x'.repeat(100) });
    const text = filledUpTo('{{a}} '.repeat(100), values, 1000);
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text).toMatch(/^(?:`x{100}` )+…$/);
  });
});

describe('A title', () => {
  const title = (missing: string): string => titleOf({ ...group, named: { missing } }, quote, 'utc');

  test.each([
    ['timeout', '`timeout` is missing, and pipes hide it'],
    ['npm run build:prod', '`npm run build:prod` is missing, and pipes hide it'],
    ['sigrid', '`person-5` is missing, and pipes hide it'],
    ['a`b @octocat\nfixes #1 <b>', '`a b octocat fixes 1 b` is missing, and pipes hide it'],
    ['\u202eevil', '`evil` is missing, and pipes hide it'],
  ])('shows the plain signs of a value: %j', (value, expected) => {
    expect(title(value)).toBe(expected);
  });

  test.each([['«»'], ['…'], ['\u202e']])('calls what has none by its field: %j', (value) => {
    expect(title(value)).toBe(`\`missing ${group.fingerprint.slice(0, 6)}\` is missing, and pipes hide it`);
  });
});
