import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peekSessionId } from '../../src/files/transcripts.js';
import { folder } from '../commands/program.js';
import { read } from '../transcript/told.js';

const LINES = [
  '{"type":"user"}',
  '{"type":"a"}{"type":"b"}',
  'oops',
  '',
  '{"x":1} oops',
  `{"long":"${'x'.repeat(200)}"}`,
  '[]',
];

describe('a transcript', () => {
  it('tells of every bad line with file and line, and of nothing else', () => {
    const { problems } = read('{"a":1}\noops\n\n{"b":1}{"c":2}\n[]\n{"d":', 1000);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['bad-line', 2],
      ['bad-line', 5],
      ['torn-line', 6],
    ]);
    expect(problems.every(({ file }) => file.endsWith('/a.jsonl'))).toBe(true);
  });

  it('says how a line that was skipped can be read', () => {
    const [problem] = read(`{"a":"${'x'.repeat(100)}"}\n`, 50).problems;
    expect(problem).toMatchObject({ code: 'oversized-line', line: 1 });
    expect(problem?.text).toContain('--max-line');
  });

  it('loses nothing in silence: lines with records and lines without are all lines', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES)), fc.constantFrom('', '\n', '\n{"cut'), (lines, end) => {
        const text = lines.join('\n') + end;
        const { file, problems } = read(text, 100);
        const expected = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
        const withRecord = new Set(file.records.map(({ line }) => line)).size;
        expect(file.lines.read).toBe(expected);
        expect(withRecord + file.lines.withoutRecord).toBe(expected);
        expect(problems).toHaveLength(file.lines.bad + file.lines.torn + file.lines.oversized);
      }),
      { numRuns: 60 },
    );
  });

  it('numbers the two records of a glued line alike', () => {
    const { file } = read('{"type":"a"}{"type":"b"}\n{"type":"c"}\n');
    expect(file.records.map(({ kind, line }) => [kind, line])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 2],
    ]);
    expect(file.lines).toMatchObject({ read: 2, glued: 1, bad: 0 });
  });
});

it('finds the first session id of a file that does not begin with one', () => {
  const root = folder({
    'a.jsonl': 'oops\n{"type":"summary"}\n{"sessionId":""}\n{"sessionId":"s"}\n',
    'b.jsonl': '{}',
  });
  expect(peekSessionId(join(root, 'a.jsonl'))).toBe('s');
  expect(peekSessionId(join(root, 'b.jsonl'))).toBeUndefined();
});
