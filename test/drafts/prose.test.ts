import { Parser } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prose } from '../../src/drafts/prose.js';

const LIVE = /@[A-Za-z0-9]|#\d|\bGH-\d|github\.com\/|(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{7,40}(?![0-9a-z])/i;

/** What GitHub would act on: text outside code, images and HTML. */
function live(markdown: string): readonly string[] {
  const found: string[] = [];
  let text = '';
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { type, literal } = step.node;
    if (type === 'html_inline' || type === 'html_block' || type === 'image') found.push(type);
    if (type === 'text') text += literal ?? '';
    else text += '\n';
  }
  const reference = LIVE.exec(text);
  return reference === null ? found : [...found, reference[0]];
}

describe('Prose of rules', () => {
  test.each([
    ['Ask @octo/team about it', 'Ask `@octo/team` about it'],
    ['Fixes #12 and owner/repo#3', 'Fixes `#12` and `owner/repo#3`'],
    ['see GH-7 and 4f2d9c1', 'see `GH-7` and `4f2d9c1`'],
    ['at https://github.com/o/r/issues/1.', 'at `https://github.com/o/r/issues/1`.'],
    ['![beacon](http://x)', '&#33;[beacon](http://x)'],
    ['<img src=x> <!-- x -->', '&#60;img src=x> &#60;!-- x -->'],
    ['use `@name` and `#1`', 'use `@name` and `#1`'],
    ['a ` b', 'a &#96; b'],
    ['&#64;name', '`&#64;`name'],
    ['`a`@name', '`a` `@name`'],
    [
      'Set **pipefail**, see [page](https://example.org).',
      'Set **pipefail**, see [page](https://example.org).',
    ],
    ['```sh\ngit log @{u} #1\n```', '```sh\ngit log @{u} #1\n```'],
    ['```\nopen #1', '```\nopen #1\n```'],
    ['a &lt; b & c', 'a &lt; b & c'],
    ['a\n````yaml x\n```\n#1\n````\n#2', 'a\n````yaml x\n```\n#1\n````\n`#2`'],
    ['x \\@name', 'x `\\@name`'],
  ])('%j becomes %j', (text, expected) => {
    expect(prose(text)).toBe(expected);
    expect(live(expected)).toEqual([]);
  });

  test('lets nothing through that GitHub would act on, whatever stands around it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '\\',
        '\n',
        '\n\n',
        ' ',
        '<',
        '>',
        '!',
        '[',
        ']',
        '(x)',
        '&',
        ';',
        '    ',
        '- ',
        '~~~',
      ),
      fc.constantFrom(
        '@team',
        '#1',
        'o/r#2',
        'GH-3',
        'abc1234',
        '<b>',
        '![i](u)',
        '&#64;',
        'github.com/o/r/pull/1',
        'word',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expect(live(prose(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  }, 300_000);
});
