import { expect, test } from 'vitest';
import { hasOwnTitle, wordingFor } from '../../src/drafts/wording.js';
import type { Group } from '../../src/findings/group.js';
import { groupValue } from '../../src/rules/group-value.js';
import { rule } from './rules.js';

const RULE = rule({ id: 'any', title: 'It happens' });

const groupOf = (
  group: Readonly<Record<string, string>>,
  captures: Readonly<Record<string, string>> = {},
): Group => {
  const title = [
    { for: { label: 'glob' }, text: 'A glob without a match' },
    { for: { port: '54321' }, text: 'The port is taken' },
    { for: {}, text: 'After `{{group.tool}}` `{{group.program}}` ({{example.target}})' },
    { for: {}, text: 'After `{{group.tool}}` `{{group.program}}`' },
    { for: {}, text: 'After `{{group.tool}}`' },
    { for: {}, text: 'Sometimes' },
  ];
  return {
    group,
    named: group,
    captures,
    rule: { ...RULE, issue: { ...RULE.issue, title } },
  } as unknown as Group;
};

test.each([
  ['the words for the group', groupOf({ label: 'glob', tool: 'bash' }), 'A glob without a match'],
  [
    'the words for a group whose value is masked',
    groupOf({ port: groupValue('54321') }),
    'The port is taken',
  ],
  [
    'the first words whose values are all known',
    groupOf({ label: 'x', tool: 'bash', program: 'git' }),
    'After `{{group.tool}}` `{{group.program}}`',
  ],
  [
    'words with a captured value where there is one',
    groupOf({ tool: 'bash', program: 'git' }, { target: '/x' }),
    'After `{{group.tool}}` `{{group.program}}` ({{example.target}})',
  ],
  [
    'fewer words for a group that lacks a value',
    groupOf({ tool: 'edit', program: 'none' }),
    'After `{{group.tool}}`',
  ],
  ['the last words where none fits', groupOf({ tool: 'none', program: 'none' }), 'Sometimes'],
])('a draft uses %s', (_, group, text) => {
  expect(wordingFor(group, 'title')).toBe(text);
});

test('words that name a lost time or a median are for groups that have one', () => {
  const impact = [
    { for: {}, text: '{{lost_time}} of waiting' },
    { for: {}, text: 'It takes {{median_duration}}' },
    { for: {}, text: 'No wait was measured' },
  ];
  const of = (lostMax: number, medianDuration: number | undefined) =>
    ({
      ...groupOf({}),
      ...{ lost: 0, lostMax },
      medianDuration,
      rule: { ...RULE, issue: { ...RULE.issue, impact } },
    }) as unknown as Group;
  expect(wordingFor(of(5, 3), 'impact')).toBe('{{lost_time}} of waiting');
  expect(wordingFor(of(0, 3), 'impact')).toBe('It takes {{median_duration}}');
  expect(wordingFor(of(0, undefined), 'impact')).toBe('No wait was measured');
});

test('a title for one label is told from one for any group', () => {
  expect(hasOwnTitle(groupOf({ label: 'glob', tool: 'bash' }))).toBe(true);
  expect(hasOwnTitle(groupOf({ label: 'x', tool: 'bash' }))).toBe(false);
});
