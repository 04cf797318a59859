import { type Node, Parser } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  codeSpan,
  fence,
  frontMatterString,
  plainValue,
  tableCell,
  titleValue,
} from '../../src/drafts/markdown.js';
import { visible } from '../../src/drafts/visible.js';

const RUNS = { numRuns: 20_000 };

/** Text that tries to get out: fences, quotes, lists, HTML, control letters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '`',
        '``',
        '```',
        '````',
        '~~~',
        '\n',
        '\r',
        '\r\n',
        '    ',
        '> ',
        '- ',
        '<!--',
        '</details>',
        '\\',
        ' ',
      ),
      fc.constantFrom('@team', '#1', '![a](http://b)', '\u202e', '\u200b', '\u0000', '\u{e0041}', '|'),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

function children(node: Node): readonly Node[] {
  const all: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.next) all.push(child);
  return all;
}

describe('A fence', () => {
  test('holds any text whole, and what comes after it is outside', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const blocks = children(new Parser().parse(`before\n\n${fence(text)}\nafter\n`));
        expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'code_block', 'paragraph']);
        const shown = visible(text);
        expect(blocks[1]?.literal).toBe(shown.endsWith('\n') ? shown : `${shown}\n`);
      }),
      RUNS,
    );
  }, 300_000);

  test('is longer than any run of backticks within', () => {
    expect(fence('a ```` b', 'sh')).toBe('`````sh\na ```` b\n`````\n');
  });
});

describe('A code span', () => {
  test('holds any text on its line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [paragraph, ...more] = children(new Parser().parse(`a ${codeSpan(text)} b`));
        expect(more).toEqual([]);
        const inline = paragraph === undefined ? [] : children(paragraph);
        expect(inline.map(({ type }) => type)).toEqual(['text', 'code', 'text']);
        const shown = visible(text.replace(/[\s\0]+/gu, ' '));
        expect(inline[1]?.literal).toBe(shown.trim() === '' ? ' ' : shown);
      }),
      RUNS,
    );
  }, 300_000);

  test.each([
    ['npm test', '`npm test`'],
    ['a `b` c', '``a `b` c``'],
    ['`x`', '`` `x` ``'],
    ['two\nlines', '`two lines`'],
    ['', '` `'],
  ])('%j is written %s', (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  test('keeps its bar within a table cell', () => {
    expect(tableCell(codeSpan('a | b\nc'))).toBe('`a \\| b c`');
  });
});

/** Cells of a row. Readers of GFM differ in whether a backslash before a bar can itself be escaped. */
const READINGS: readonly ((row: string) => readonly string[])[] = [
  (row) => row.match(/(?:\\[!-/:-@[-`{-~]|[^|])+/g) ?? [],
  (row) => row.split(/(?<!\\)\|/).filter((cell) => cell !== ''),
];
const contentOf = (cell: string): string => cell.replaceAll('\\|', '|').trim();

describe('A table cell', () => {
  const barred = fc
    .array(fc.oneof(hostile, fc.constantFrom('\\|', '\\\\|', '|', '`', '@team')), { maxLength: 6 })
    .map((pieces) => pieces.join(''));

  test('holds any text in its code span, whatever stands before its bars', () => {
    fc.assert(
      fc.property(barred, barred, (one, other) => {
        const row = `| ${[one, other].map((text) => tableCell(codeSpan(text))).join(' | ')} |`;
        for (const cellsOf of READINGS) {
          const cells = cellsOf(row).map(contentOf);
          expect(cells).toHaveLength(2);
          const inline = cells.flatMap((cell) =>
            children(new Parser().parse(cell)).flatMap((paragraph) => children(paragraph)),
          );
          expect(inline.map(({ type }) => type)).toEqual(['code', 'code']);
        }
      }),
      RUNS,
    );
  }, 300_000);

  test.each([
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\\\|b'],
    ['a\\\\|b', 'a\\\\\\|b'],
  ])('%s is written %s', (text, expected) => {
    expect(tableCell(text)).toBe(expected);
  });
});

describe('Unseen characters', () => {
  test.each([
    ['\u202egnp.exe', '\\u{202e}gnp.exe'],
    ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['bell\u0007 back\b null\0', 'bell\\u{7} back\\u{8} null\\u{0}'],
    ['\u001b]0;title\u0007', '\\u{1b}]0;title\\u{7}'],
    ['half \ud83d', 'half \\u{d83d}'],
    ['x\ufe0f y\ufe01', 'x\\u{fe0f} y\\u{fe01}'],
  ])('are spelled out: %j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test.each([
    ['\u001b[1;31mred\u001b[0m\u001b[K', 'red'],
    ['a\r\nb\rc\n', 'a\nb\nc\n'],
    ['tab\tstays, ❤️ and é too', 'tab\tstays, ❤️ and é too'],
  ])('only where they hide something: %j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });
});

describe('A title value', () => {
  test.each(['npm test', 'ENOENT', 'src/a_b.ts:12', 'g++ -O2', 'x'.repeat(60)])('may be %j', (value) => {
    expect(plainValue(value)).toBe(value);
  });

  test.each([
    '',
    ' a',
    'a ',
    'x'.repeat(61),
    '@team',
    '#1',
    'a`b',
    'a\nb',
    'é',
    '<b>',
    'a\u200bb',
    '‹email-1›',
  ])('may not be %j', (value) => {
    expect(plainValue(value)).toBeUndefined();
  });
});

describe('What of a value stands in a title', () => {
  test.each([
    ['npm test', 'npm test'],
    ['~/src/tool.go', '~/src/tool.go'],
    ['@team, fixes #1 `x` <b>', 'team, fixes 1 x b'],
    ['‹user-1›', 'user-1'],
    [`~/${'deep/'.repeat(20)}pkg/tool.go`, '…/deep/deep/deep/deep/deep/deep/deep/deep/deep/pkg/tool.go'],
    [
      'the following paths are ignored by one of your .gitignore files:',
      'the following paths are ignored by one of your .gitignore…',
    ],
    ['x'.repeat(80), `${'x'.repeat(59)}…`],
    ['…«»', undefined],
  ])('of %j: %j', (value, expected) => {
    expect(titleValue(value)).toBe(expected);
  });
});

test('A front matter string is read back from YAML as it was made visible, on one line', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const line = frontMatterString(text);
      expect(line).not.toContain('\n');
      expect(parse(`title: ${line}\nlabels: []\n`)).toEqual({
        title: visible(text).replace(/\s+/gu, ' '),
        labels: [],
      });
    }),
    { numRuns: 5_000 },
  );
});
