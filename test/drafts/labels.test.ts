import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/drafts/draft-file.js';
import { draftText } from '../../src/drafts/draft-text.js';
import { labelsOf } from '../../src/drafts/labels.js';
import type { Rule } from '../../src/rules/rule.js';

const labelled = (labels: readonly string[]) => labelsOf({ issue: { labels } } as Rule);

describe('A label of a rule', () => {
  test.each([
    ['two blanks in a row', 'needs  triage', 'needs triage'],
    ['blanks at its ends', ' needs triage ', 'needs triage'],
    ['a line end', 'needs\ntriage\n', 'needs triage'],
    ['a zero-width joiner', 'tri\u200dage', 'tri\\u{200d}age'],
    ['a colour', '\u001b[31mred\u001b[m', 'red'],
  ])('with %s is written so that a draft reads back as nobody edited it', (_, label, written) => {
    const labels = labelled([label]);
    expect(labels).toEqual(['user-feedback', written]);
    const head = { title: 'x', labels, assignees: [], fingerprint: '3f9a41c07be2', rule: 'retry-loop' };
    expect(readDraft(draftText(head, 'text\n'))).toMatchObject({ labels, isEdited: false });
  });

  test('stands once, however it is spaced, and one of blanks alone not at all', () => {
    expect(labelled(['bug', ' bug', '  '])).toEqual(['user-feedback', 'bug']);
  });
});
