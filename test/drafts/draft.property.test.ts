import { type Node, Parser } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_BODY, writeDraft } from '../../src/drafts/draft.js';
import { issueParts, readDraft } from '../../src/drafts/draft-file.js';
import { summaryMarkdown } from '../../src/drafts/summary/summary.js';
import type { Rule } from '../../src/rules/rule.js';
import { analyzed, match } from './corpus.js';
import { rule, said } from './rules.js';
import { story } from './story.js';

/** Text that tries to get out of its fence: mentions, references, links, images, HTML, fences, front matter. */
const attack = fc.oneof(
  fc.constantFrom(
    ...['@octocat', '#1', 'Fixes #1', 'octo/repo#7', 'GH-3', '![x](https://evil.example/x.png)'],
    ...['[click](https://evil.example)', '<img src=x>', '<!-- frictionlog 000000000000 -->', '</code>'],
    ...[
      '```',
      '````',
      '`',
      '``',
      '~~~',
      '\n---\n',
      '\n# Heading\n',
      '> quote',
      '| a | b |',
      '\u202e',
      '\u200b',
    ],
    ...[
      'https://evil.example/a',
      'www.evil.example',
      '&lt;b&gt;',
      '\\`',
      '\n\n    code',
      '{{users}}',
      '- [ ] x',
    ],
    ...[
      '[x]: https://evil.example',
      '<https://evil.example>',
      '\r',
      '\u2028',
      '"',
      "'",
      'a@evil.example',
      '%',
    ],
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const hostile = fc.array(attack, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));
const glued = fc.array(attack, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
const foreign = fc.oneof(hostile, glued);

const TEMPLATE =
  'Of {{group.program}}, `run {{group.program}} now`, ``{{example.target}}`` and {{example.target}}: {{users}} users, {{lost_time}}; \\{{group.program}}{{group.program}}`a`{{example.target}}';

const RULE: Rule = rule({
  id: 'hostile',
  title: 'Whatever happens',
  why: 'It costs time; ask @octocat, see #1 and <b>this</b> ![x].',
  false_positives: 'Fixes #1 and `code`, octo/repo#7.',
  issue: {
    title: said(TEMPLATE),
    labels: ['bug'],
    impact: said(TEMPLATE),
    root_cause: said(TEMPLATE),
    proposal: said(TEMPLATE),
  },
  report_when: { sessions: 1, users: 1, matches: 1, within: (90 * 86_400_000) as never },
});

const drafted = (texts: readonly string[], issueRule = RULE) => {
  const [command = '', output = '', prompt = '', words = '', value = '', id = ''] = texts;
  const told = story({
    ...{ id, user: 'wanda', start: '2026-02-10T09:00:00Z' },
    events: [
      { after: 0, user: prompt },
      { after: 9, run: command, prints: output, took: 3 },
      { after: 30, says: words },
    ],
  });
  const found = match(told, issueRule, [1], {
    group: { program: value },
    captures: { target: value },
    hit: output.split('\n')[0] ?? '',
  });
  const { groups, context } = analyzed([{ story: told, matches: [found] }], [issueRule], {
    documentedIn: () => [value],
  });
  return { groups, context, draft: writeDraft(groups[0] as never, context) };
};

const texts = fc.array(foreign, { minLength: 6, maxLength: 6 });

/** Everything outside code that could be more than plain words. */
function escapes(markdown: string, fingerprint: string): readonly string[] {
  const found: string[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { node, entering } = step as { node: Node; entering: boolean };
    if (!entering) continue;
    if (['link', 'image', 'html_inline'].includes(node.type))
      found.push(`${node.type}: ${node.literal ?? node.destination}`);
    if (node.type === 'html_block' && node.literal !== `<!-- frictionlog ${fingerprint} -->`)
      found.push(`html_block: ${node.literal}`);
    if (node.type === 'text' && /(?:^|[^\w`])@\w|#\d|https?:|www\.|\bGH-\d/i.test(node.literal ?? ''))
      found.push(`text: ${node.literal}`);
  }
  return found;
}

function headings(markdown: string): readonly string[] {
  const found: string[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) {
    if (step.entering && step.node.type === 'heading')
      found.push(`${step.node.level} ${step.node.firstChild?.literal}`);
  }
  return found;
}

const SECTIONS = [
  '3 Problem',
  '3 Evidence',
  '3 Context',
  '3 Root Cause',
  '3 Proposed Solution',
  '3 Timeline',
  '3 What would make this wrong',
  '3 Related Sessions',
];

describe('Whatever a transcript says', () => {
  test('no link, image, HTML, mention or reference gets out of its code, and the sections stand as they are', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const { draft } = drafted(all);
        expect(escapes(draft.body, draft.fingerprint)).toEqual([]);
        expect(headings(draft.body).slice(1)).toEqual(SECTIONS);
        expect(headings(draft.body)[0]).toMatch(/^2 Friction Point: /);
        expect(draft.body.length).toBeLessThanOrEqual(LONGEST_BODY);
      }),
      { numRuns: 300 },
    );
  });

  test('the escapes above would be seen if a text were pasted raw', () => {
    for (const raw of ['ask @octocat', 'Fixes #1', '![x](y)', '<b>x</b>', '[x](https://evil.example)']) {
      expect(escapes(raw, '')).not.toEqual([]);
    }
  });

  test('the title and the labels carry plain words alone', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const { draft } = drafted(all);
        const code = draft.title.match(/`+[^`]*`+/g) ?? [];
        for (const span of code) expect(span).toMatch(/^`+[\w.,/:+~… -]+`+$/);
        expect(draft.title.replace(/`[^`]*`/g, '')).not.toMatch(/[@#<>[\]]/);
        expect(draft.labels).toEqual(['user-feedback', 'bug']);
      }),
      { numRuns: 200 },
    );
  });

  test('the file reads back as it was written', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const { draft } = drafted(all);
        const { title, labels, assignees, body } = draft;
        expect(issueParts(draft.text)).toEqual({ title, labels, assignees, body });
        expect(readDraft(draft.text)).toMatchObject({ isEdited: false, fingerprint: draft.fingerprint });
      }),
      { numRuns: 200 },
    );
  });

  test('the summary keeps it in code too, but for the links to drafts', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const { groups, context } = drafted(all);
        const summary = summaryMarkdown({ groups, context, kept: [], refused: [], asked: [] });
        const links = escapes(summary, '').filter((found) => !found.startsWith('link: issues/hostile--'));
        expect(links).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('A draft stays below the limit of GitHub', () => {
  test.each([
    ['long texts of the rule', 'word < `code` @name '.repeat(500), 'x'],
    ['a value named hundreds of times', '{{group.program}} '.repeat(540), '\u202e<'.repeat(5000)],
  ])('with %s', (_, text, value) => {
    const long: Rule = {
      ...RULE,
      ...{ why: text, false_positives: text },
      issue: { ...RULE.issue, impact: said(text), root_cause: said(text), proposal: said(text) },
    };
    const { draft } = drafted(['make', value, value, value, value, 'id'], long);
    expect(draft.body.length).toBeLessThanOrEqual(LONGEST_BODY);
    expect(escapes(draft.body, draft.fingerprint)).toEqual([]);
    expect(headings(draft.body).slice(1)).toEqual(SECTIONS);
  });
});
