import { expect, test } from 'vitest';
import { quoteFor } from '../../src/drafts/quote.js';
import { quotedLines } from '../../src/drafts/quoted-lines.js';
import { REDACTION } from './corpus.js';

const LOG = Array.from({ length: 80 }, (_, line) => `compiled module ${line}`);

const quoted = (output: readonly string[], hit: string) =>
  quotedLines(
    {
      ...{ call: { text: 'npm run lint', isShell: true }, output: output.join('\n'), hit },
      promptAfter: undefined,
    } as Parameters<typeof quotedLines>[0],
    6,
    quoteFor(REDACTION),
  );

test('the line that failed is quoted, whatever blanks stand in it', () => {
  const failing = '  12:5  error  Unexpected console statement  no-console';
  expect(quoted([...LOG, failing], '12:5 error Unexpected console statement no-console')).toContain(failing);
});

test('without a line that failed the beginning is quoted', () => {
  expect(quoted(LOG, 'nowhere').slice(0, 2)).toEqual(['$ npm run lint', 'compiled module 0']);
  expect(quoted(LOG, '')[1]).toBe('compiled module 0');
});
