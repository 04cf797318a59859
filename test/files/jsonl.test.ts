import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ndjson from 'ndjson';
import { describe, expect, it } from 'vitest';
import { type JsonlLine, type ReadAt, readJsonl, readJsonlFrom } from '../../src/files/jsonl.js';
import { folder, PROGRAM } from '../commands/program.js';

const KIB = 1024;
const MIB = 1024 * KIB;

const fromBytes =
  (bytes: Uint8Array): ReadAt =>
  (target, position) => {
    const part = bytes.subarray(position, position + target.length);
    target.set(part);
    return part.length;
  };

const linesOf = (content: string | Uint8Array, limit?: number): readonly JsonlLine[] => [
  ...readJsonlFrom(fromBytes(Buffer.from(content)), limit),
];
const line = (number: number, fault: JsonlLine['fault'], ...objects: readonly object[]) => ({
  number,
  fault,
  objects,
});

describe('lines of a transcript', () => {
  it.each<[what: string, content: string | Uint8Array, expected: readonly unknown[]]>([
    ['nothing', '', []],
    ['a line', '{"a":1}\n', [line(1, 'none', { a: 1 })]],
    [
      'a last line without line end',
      '{"a":1}\n{"b":2}',
      [line(1, 'none', { a: 1 }), line(2, 'none', { b: 2 })],
    ],
    [
      'CRLF',
      '{"a":1}\r\n\r\n{"b":2}\r\n',
      [line(1, 'none', { a: 1 }), line(2, 'blank'), line(3, 'none', { b: 2 })],
    ],
    ['a byte order mark', '\uFEFF{"a":1}\n', [line(1, 'none', { a: 1 })]],
    ['blank lines', '\n \n\t\n', [line(1, 'blank'), line(2, 'blank'), line(3, 'blank')]],
    ['two records on one line', '{"a":1}{"b":2}\n', [line(1, 'none', { a: 1 }, { b: 2 })]],
    [
      'a bad line between good ones',
      '{"a":1}\noops\n{"b":2}\n',
      [line(1, 'none', { a: 1 }), line(2, 'bad'), line(3, 'none', { b: 2 })],
    ],
    ['a bad line that begins well', '{"a":1} oops {"b":2}\n', [line(1, 'bad', { a: 1 })]],
    ['values that are no objects', '[1]\n"x"\n', [line(1, 'bad'), line(2, 'bad')]],
    ['a torn last line', '{"a":1}\n{"b":', [line(1, 'none', { a: 1 }), line(2, 'torn')]],
    ['a torn last line behind a whole record', '{"a":1}{"b":', [line(1, 'torn', { a: 1 })]],
    ['a last line that is no object is bad, not torn', '7', [line(1, 'bad')]],
    ['NUL between records', '{"a":1}\u0000\n', [line(1, 'bad', { a: 1 })]],
    ['NUL inside a text, escaped', '{"a":"\\u0000"}\n', [line(1, 'none', { a: '\u0000' })]],
    ['NUL inside a text, bare', '{"a":"\u0000"}\n', [line(1, 'bad')]],
    [
      'bytes that are not UTF-8',
      Buffer.from([...Buffer.from('{"a":"'), 0xff, 0xc3, ...Buffer.from('"}\n')]),
      [line(1, 'none', { a: '\uFFFD\uFFFD' })],
    ],
    [
      'separators that only JavaScript takes for line ends',
      '{"a":"\u2028\u2029\u0085"}\n',
      [line(1, 'none', { a: '\u2028\u2029\u0085' })],
    ],
    ['a lone CR is no line end', '{"a":1}\r{"b":2}\n', [line(1, 'none', { a: 1 }, { b: 2 })]],
  ])('%s', (_, content, expected) => {
    expect(linesOf(content)).toEqual(expected);
  });

  it('longer than the limit are skipped and told, exactly as long are read', () => {
    const long = (bytes: number): string => `{"a":"${'x'.repeat(bytes - 8)}"}`;
    const content = `${long(100)}\n${long(101)}\n{"b":2}\n${long(101)}`;
    expect(linesOf(content, 100).map(({ number, fault }) => [number, fault])).toEqual([
      [1, 'none'],
      [2, 'oversized'],
      [3, 'none'],
      [4, 'oversized'],
    ]);
  });

  it('longer than what is read at once are read whole', () => {
    const content = `{"a":"${'ä'.repeat(MIB)}"}\n{"b":2}\n{"c":"${'y'.repeat(3 * MIB)}"}`;
    const lines = linesOf(content);
    expect(lines.map(({ fault }) => fault)).toEqual(['none', 'none', 'none']);
    expect(lines[0]?.objects).toEqual([{ a: 'ä'.repeat(MIB) }]);
    expect(lines[2]?.objects).toEqual([{ c: 'y'.repeat(3 * MIB) }]);
  });

  it.each([-2, -1, 0, 1, 2])('end within %i bytes of what is read at once', (shift) => {
    const head = '{"a":"';
    const first = `${head}${'x'.repeat(MIB - head.length - 3 + shift)}"}\n`;
    expect(linesOf(`${first}{"b":2}\n`).map(({ fault, objects }) => [fault, objects.length])).toEqual([
      ['none', 1],
      ['none', 1],
    ]);
  });
});

/** Anything a transcript may hold, as bytes. */
const content = fc
  .array(
    fc.oneof(
      fc
        .dictionary(fc.string({ maxLength: 5 }), fc.jsonValue(), { maxKeys: 3 })
        .map((value) => JSON.stringify(value)),
      fc.constantFrom('\n', '\r\n', '\uFEFF', '{', '}', 'oops', '\u0000', '😀', ' ', '"', '[1]', '\u2028'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .chain((parts) =>
    fc.tuple(fc.constant(parts.join('')), fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 3 })),
  )
  .map(([text, noise]) => Buffer.concat([Buffer.from(text), Buffer.from(noise)]));

describe('any chunking of the same bytes', () => {
  it('gives the same lines, however few bytes a read returns', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(content, sizes, fc.integer({ min: 1, max: 60 }), (bytes, chunks, limit) => {
        let turn = 0;
        const short: ReadAt = (target, position) => {
          turn += 1;
          const size = chunks[turn % chunks.length] ?? 1;
          return fromBytes(bytes)(target.subarray(0, size), position);
        };
        expect([...readJsonlFrom(short, limit)]).toEqual(linesOf(bytes, limit));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same lines wherever they fall in what is read at once', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: 0, max: 40 }), (bytes, before) => {
        const filler = `{"f":"${'x'.repeat(MIB - 9 - before)}"}\n`;
        const shifted = Buffer.concat([Buffer.from(filler), bytes]);
        const [first, ...rest] = linesOf(shifted);
        expect(first?.fault).toBe('none');
        expect(rest.map(({ fault, objects }) => ({ fault, objects }))).toEqual(
          linesOf(bytes).map(({ fault, objects }) => ({ fault, objects })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gives the records that splitting and parsing by hand gives', () => {
    fc.assert(
      fc.property(content, (bytes) => {
        const byHand = bytes
          .toString('latin1')
          .split('\n')
          .map((text) => Buffer.from(text, 'latin1').toString('utf8'));
        if (byHand.at(-1) === '') byHand.pop();
        const lines = linesOf(bytes);
        expect(lines).toHaveLength(byHand.length);
        for (const [index, text] of byHand.entries()) {
          const whole = wholeObject(text);
          if (whole !== undefined) expect(lines[index]?.objects).toEqual([whole]);
        }
      }),
    );
  });
});

function wholeObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

describe('beside the ndjson package', () => {
  const viaPackage = (text: string, strict: boolean): Promise<unknown[]> =>
    new Promise((resolve, reject) => {
      const found: unknown[] = [];
      const parser = ndjson.parse({ strict });
      parser.on('data', (value: unknown) => found.push(value));
      parser.on('end', () => resolve(found));
      parser.on('error', reject);
      parser.end(text);
    });

  it('gives the same records where every line is well formed', async () => {
    const objects = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()));
    const ends = fc.constantFrom('\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(objects, ends, fc.boolean(), async (values, end, lastEnd) => {
        const text = values.map((value) => JSON.stringify(value)).join(end) + (lastEnd ? end : '');
        expect(linesOf(text).flatMap((one) => one.objects)).toEqual(await viaPackage(text, true));
      }),
    );
  });

  it('keeps what the package loses in silence: both records of a glued line', async () => {
    const text = '{"a":1}\n{"b":2}{"c":3}\n{"d":4}\n';
    expect(await viaPackage(text, false)).toEqual([{ a: 1 }, { d: 4 }]);
    expect(linesOf(text).flatMap((one) => one.objects)).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }, { d: 4 }]);
  });
});

describe('a file on disk', () => {
  it('that is missing throws the error of the system', () => {
    expect(() => [...readJsonl('/no/such/file.jsonl')]).toThrow(/ENOENT/);
  });

  it('is closed when nobody reads to its end', () => {
    const root = folder({ 'a.jsonl': '{"a":1}\n{"b":2}\n' });
    for (let turn = 0; turn < 3000; turn += 1)
      for (const one of readJsonl(join(root, 'a.jsonl'))) if (one) break;
  });

  it('with a line of 200 MB is read with at most 64 MB more memory, and the line is told', () => {
    const root = folder({ 'small.jsonl': '{"a":1}\n{"b":2}\n' });
    const path = join(root, 'big.jsonl');
    const file = openSync(path, 'w');
    writeSync(file, '{"a":1}\n');
    ftruncateSync(file, 200 * MIB);
    writeSync(file, '\n{"b":2}\n', 200 * MIB);
    closeSync(file);
    const small = readApart(join(root, 'small.jsonl'));
    const big = readApart(path);
    expect(small.session).toMatchObject({ records: 2, oversized_lines: 0 });
    expect(big.session).toMatchObject({ records: 2, oversized_lines: 1, bad_lines: 0 });
    expect(big.peakKib - small.peakKib).toBeLessThan(64 * KIB);
  });
});

/** Reads a file with the program, in a process of its own. */
function readApart(path: string): { readonly session: unknown; readonly peakKib: number } {
  const peak = 'process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';
  const args = ['--import', `data:text/javascript,${peak}`, PROGRAM, 'sessions', path, '--json', '--quiet'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { session: JSON.parse(stdout).sessions[0], peakKib: Number(stderr) };
}
