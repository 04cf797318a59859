import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLine } from '../../src/transcript/shell/line.js';
import { readPlainLine } from '../../src/transcript/shell/plain-line.js';

const byParser = (text: string) => attempt(() => readLine(text, () => undefined));
const attempt = <Value>(read: () => Value): Value | 'no command' => {
  try {
    return read();
  } catch {
    return 'no command';
  }
};

test.each([
  ['npm test 2>&1 | tail -5', true],
  ['cd app && make build || exit 1; echo "a b"', true],
  ["grep -rn 'x | y' src > out.txt", true],
  ['make\n\nmake test', true],
  ['A=b make', false],
  ['echo "$HOME"', false],
  ['for f in a; do x; done', false],
  ['make &', false],
  ['ls *.ts', false],
  ['cat <<EOF\nx\nEOF', false],
])('%j: done without the parser is %s', (text, plain) => {
  expect(readPlainLine(text) !== undefined).toBe(plain);
  expect(readLine(text)).toEqual(byParser(text));
});

const PIECES = [
  'make',
  'exit',
  'false',
  'set',
  '-e',
  '-o',
  'pipefail',
  '1',
  '0',
  '2',
  'cat',
  'git',
  'log',
  'time',
  'if',
  'then',
  'for',
  'in',
  'do',
  'done',
  'export',
  'A=b',
  'a.b/c',
  '"x y"',
  "'p | q'",
  '""',
  '"a\nb"',
  'x"y"z',
  '|',
  '||',
  '&&',
  ';',
  '\n',
  '&',
  '>',
  '>>',
  '2>',
  '>&2',
  '2>&1',
  '&>',
  '<',
  '/dev/null',
  '1>',
  '12>',
  '>|',
  '|&',
  ';;',
  '!',
  '{',
  '}',
  '(',
  ')',
  '#',
  '*',
  '$x',
  '\\',
  '=',
  '-',
  '\t',
  'bash',
  '-c',
  'sudo',
  'xargs',
  '[',
  '[[',
  ']]',
  'eval',
  '%1',
  '~',
  '^',
  '@',
  '+',
  ',',
  '\r',
  'é',
  '\u00a0',
];
const line = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '', '  ')), { maxLength: 14 })
  .map((pieces) => pieces.flat().join(''));

test('a line reads as the parser reads it', () => {
  fc.assert(
    fc.property(line, (text) => {
      expect(attempt(() => readLine(text))).toEqual(byParser(text));
    }),
    { numRuns: 4_000 },
  );
});

const REAL = join(import.meta.dirname, '../../../shared/transcripts');

test.skipIf(!existsSync(REAL))(
  'every command of the real transcripts, where they are, reads as the parser reads it',
  () => {
    const commands = new Set<string>();
    for (const name of readdirSync(REAL, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.jsonl')) continue;
      for (const [, json = ''] of readFileSync(join(REAL, name), 'utf8').matchAll(
        /"command":("(?:[^"\\]|\\.)*")/g,
      )) {
        commands.add((JSON.parse(json) as string).slice(0, 20_000));
      }
    }
    for (const text of commands)
      expect(
        attempt(() => readLine(text)),
        text,
      ).toEqual(byParser(text));
  },
);
