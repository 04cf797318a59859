import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { issueParts, readDraft } from '../../src/drafts/draft-file.js';
import { draftText } from '../../src/drafts/draft-text.js';

const HEAD = {
  title: '`a: b` is "odd" # not a comment',
  labels: ['user-feedback', 'help wanted', 'yes', '12'],
  assignees: ['octo-cat'],
  fingerprint: '123456789012',
  rule: 'retry-loop',
};
const BODY = '## Friction Point: x\n\n---\n\ntitle: not this one\n\n<!-- frictionlog 123456789012 -->\n';
const TEXT = draftText(HEAD, BODY);

describe('A draft file', () => {
  test('has the keys of a GitHub issue template and its own, with values that YAML reads as texts', () => {
    const head = parse(TEXT.split('---\n')[1] ?? '');
    expect(head).toMatchObject({
      title: HEAD.title,
      labels: HEAD.labels,
      assignees: HEAD.assignees,
      'x-fingerprint': '123456789012',
      'x-rule': 'retry-loop',
      'x-body-sha256': createHash('sha256').update(BODY).digest('hex'),
    });
  });

  test.each([['123456789012'], ['12e456789012'], ['0x1234567890'], ['000000000001'], ['3f9a41c07be2']])(
    'keeps the fingerprint %s a text',
    (fingerprint) => {
      expect(readDraft(draftText({ ...HEAD, fingerprint }, BODY))?.fingerprint).toBe(fingerprint);
    },
  );

  test('gives its body, title and labels back', () => {
    const { title, labels, assignees } = HEAD;
    expect(issueParts(TEXT)).toEqual({ title, labels, assignees, body: BODY });
    expect(readDraft(TEXT)?.isEdited).toBe(false);
  });

  test.each([
    ['its body', TEXT.replace('not this one', 'changed')],
    ['one space at its end', `${TEXT} `],
    ['its title', TEXT.replace('odd', 'even')],
    ['its labels', TEXT.replace('help wanted', 'bug')],
    ['its assignees', TEXT.replace('octo-cat', 'someone')],
    ['a key of its own', TEXT.replace('labels:', 'milestone: 4\nlabels:')],
    ['a comment', TEXT.replace('labels:', '# ask first\nlabels:')],
    ['how its labels are written', TEXT.replace('[user-feedback', '["user-feedback"')],
  ])('counts as edited when a person changes %s', (_, text) => {
    expect(text).not.toBe(TEXT);
    expect(readDraft(text)?.isEdited).toBe(true);
  });

  test('of the first version counts as untouched: what is written of a head must stay the same', () => {
    expect(readDraft(FIRST_VERSION)?.isEdited).toBe(false);
  });

  test('still gives body, title and labels when a person has edited it with other tools', () => {
    const edited = TEXT.replace(/\n/g, '\r\n').replace(/labels: .*\r\n/, 'labels: bug, help wanted\r\n');
    expect(issueParts(edited)).toMatchObject({
      title: HEAD.title,
      labels: ['bug', 'help wanted'],
      body: BODY.replace(/\n/g, '\r\n'),
    });
  });

  test.each([
    ['a byte order mark', `\uFEFF${TEXT}`],
    ['blank lines', `\n \r\n${TEXT}`],
    ['a mark and a blank line', `\uFEFF\n${TEXT}`],
  ])('still gives them with %s before it, which is an edit', (_, text) => {
    expect(issueParts(text)).toMatchObject({ title: HEAD.title, body: BODY });
    expect(readDraft(text)?.isEdited).toBe(true);
  });

  test.each([
    ['is no YAML', '---\ntitle: a: b\n---\n\nbody\n', 2, /^Nested mappings are not allowed/],
    ['is no YAML further down', '\n---\nlabels: []\ntitle: [\n---\n\nbody\n', 5, /./],
    ['is a list', '---\n- a\n---\n\nbody\n', 2, /a list/],
    ['does not end', '---\ntitle: x\n\nbody\n', 1, /no such line/],
    ['does not end behind a mark', '\uFEFF\n---\ntitle: x\n', 2, /no such line/],
  ])('gives nothing where its front matter %s, but says where and why', (_, text, line, found) => {
    expect(issueParts(text)).toMatchObject({ fault: { line, found: expect.stringMatching(found) } });
    expect(readDraft(text)).toBeUndefined();
  });

  test.each([
    ['no front matter', '# Notes\n', '# Notes\n'],
    ['a mark', '\uFEFF# Notes\n', '# Notes\n'],
    ['empty front matter', '---\n---\n# Notes\n', '# Notes\n'],
    ['front matter alone', '---\nlabels: x\n---', ''],
  ])('is all body with %s', (_, text, body) => {
    expect(issueParts(text)).toMatchObject({ title: undefined, body });
  });

  test.each([
    ['no front matter', '# Notes\n'],
    ['front matter of someone else', '---\ntitle: x\n---\n\nbody\n'],
    ['an empty file', ''],
  ])('is none of ours with %s', (_, text) => {
    expect(readDraft(text)).toBeUndefined();
  });
});

const FIRST_VERSION = `---
title: "\`acme\` waits"
labels: [user-feedback, enhancement, "help wanted", "12"]
assignees: []
x-fingerprint: 3df8b07f7ab5
x-rule: approval-wait
x-head-sha256: b3db57ada33d7ee974b5d8ef59c7a2f49a02c1b1d06474457b094b021cd608af
x-body-sha256: 5ee0884b9f2c5a70aac50646e95e984237813471e4ece12a76e263563f8c568d
---

## Friction Point
`;
