import { describe, expect, test } from 'vitest';
import { summaryDocument, summaryJson } from '../../src/drafts/summary/document.js';
import { summaryMarkdown } from '../../src/drafts/summary/summary.js';
import type { ErrorTemplate } from '../../src/findings/error-templates.js';
import { analyzed, PEOPLE } from './corpus.js';
import { MONTH, MONTH_RULES } from './month.js';

const template = (text: string, count: number): ErrorTemplate => ({
  ...{ text, count, sessions: 2, users: 1, examples: [] },
});
const summaryOf = (...unknownErrors: readonly ErrorTemplate[]) => {
  const { groups, context } = analyzed(MONTH, MONTH_RULES, { unknownErrors });
  const input = { groups, context, kept: [], refused: [], asked: [] };
  return { markdown: summaryMarkdown(input), json: summaryJson(input), document: summaryDocument(input) };
};

describe('Errors that no rule explains, in the summary', () => {
  test('are listed by failing line, with their share', () => {
    const { markdown, document } = summaryOf(template('acme: channel <name> is <*>', 3));
    expect(markdown).toContain('## Errors that no rule explains\n\n4 of 80 errors (5.0 %), most frequent');
    expect(markdown).toContain('| `acme: channel <name> is <*>` | 3 | 2 | 1 |');
    expect(document.unknown_errors).toEqual([
      { text: 'acme: channel <name> is <*>', count: 3, sessions: 2, users: 1 },
    ]);
  });

  test('have no section when there are none', () => {
    const { markdown, document } = summaryOf();
    expect(markdown).not.toContain('no rule explains\n');
    expect(document.unknown_errors).toEqual([]);
  });

  test('are ten at most, and the summary counts the rest', () => {
    const { markdown, document } = summaryOf(
      ...Array.from({ length: 13 }, (_, index) => template(`line ${index} is wrong`, 20 - index)),
    );
    expect(document.unknown_errors).toHaveLength(10);
    expect(markdown).toContain('3 more failing lines not shown.');
    expect(markdown).not.toContain('line 10 is wrong');
  });

  test('can end neither cell nor code span, and name nobody', () => {
    const { markdown, json } = summaryOf(
      template(`a | b \`\`c\`\` @x #1 <img> \u202e ${PEOPLE[0]}@example.com`, 1),
    );
    expect(markdown).toMatch(/^\| `a \\\| b ``c`` @x #1 <img> \\u\{202e\} ‹email-1›` \| 1 \| 2 \| 1 \|$/m);
    expect(markdown + json).not.toContain('\u202e');
    expect(markdown + json).not.toContain(`${PEOPLE[0]}@`);
  });
});
