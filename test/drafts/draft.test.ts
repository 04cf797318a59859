import { describe, expect, test } from 'vitest';
import { writeDrafts } from '../../src/drafts/draft.js';
import { summaryMarkdown } from '../../src/drafts/summary/summary.js';
import { analyzed } from './corpus.js';
import { MONTH, MONTH_RULES } from './month.js';

describe('Drafts of an invented month', () => {
  const { groups, context } = analyzed(MONTH, MONTH_RULES);
  const { drafts, refused } = writeDrafts(
    groups.map((group) => ({ ...group, draft: 'due' as const })),
    context,
  );

  test('are as the golden files say', async () => {
    expect(refused).toEqual([]);
    expect(drafts).toHaveLength(3);
    for (const { rule, text } of drafts) await expect(text).toMatchFileSnapshot(`golden/${rule}.md`);
  });

  test('come with a summary as the golden file says', async () => {
    const text = summaryMarkdown({ groups, context, kept: [], refused: [], asked: [] });
    await expect(text).toMatchFileSnapshot('golden/summary.md');
  });
});
