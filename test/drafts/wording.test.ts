import { expect, test } from 'vitest';
import { wordingFor } from '../../src/drafts/wording.js';
import type { Group } from '../../src/findings/group.js';
import { rule } from './rules.js';

const RULE = rule({ id: 'any', title: 'It happens' });

const groupOf = (
  group: Readonly<Record<string, string>>,
  captures: Readonly<Record<string, string>> = {},
): Group => {
  const title = [
    { for: { label: 'glob' }, text: 'A glob without a match' },
    { for: {}, text: 'After `{{group.tool}}` `{{group.program}}` ({{example.target}})' },
    { for: {}, text: 'After `{{group.tool}}` `{{group.program}}`' },
    { for: {}, text: 'After `{{group.tool}}`' },
    { for: {}, text: 'Sometimes' },
  ];
  return { group, captures, rule: { ...RULE, issue: { ...RULE.issue, title } } } as unknown as Group;
};

test.each([
  ['the words for the group', groupOf({ label: 'glob', tool: 'bash' }), 'A glob without a match'],
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
