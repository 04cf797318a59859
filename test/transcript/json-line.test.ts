import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParsedLine, parseLine } from '../../src/transcript/json-line.js';

describe('a line', () => {
  it.each<[what: string, text: string, objects: readonly unknown[], fault: ParsedLine['fault']]>([
    ['one object', '{"a":1}', [{ a: 1 }], 'none'],
    ['white space and a byte order mark around it', '\uFEFF \t{"a":1} \r', [{ a: 1 }], 'none'],
    ['two objects glued', '{"a":1}{"b":2}', [{ a: 1 }, { b: 2 }], 'none'],
    ['objects with white space between', '{"a":1} \uFEFF\t{"b":2}', [{ a: 1 }, { b: 2 }], 'none'],
    ['brackets inside texts', '{"a":"}{\\"]"}{"b":"\\\\"}', [{ a: '}{"]' }, { b: '\\' }], 'none'],
    ['values beside an object', '1 "x" [2] true {"a":1} null', [{ a: 1 }], 'none'],
    ['nothing', '', [], 'blank'],
    ['white space', ' \t\r\uFEFF', [], 'blank'],
    ['values but no object', '[1] 2', [], 'no-object'],
    ['one value', '"x"', [], 'no-object'],
    ['a failure behind an object', '{"a":1} oops {"b":2}', [{ a: 1 }], 'failed'],
    ['a cut object', '{"a":1}{"b":', [{ a: 1 }], 'failed'],
    ['a cut text', '{"a":"x', [], 'failed'],
    ['brackets that do not match', '{"a":[1}]', [], 'failed'],
    ['a trailing comma', '{"a":1,}', [], 'failed'],
    ['a bare NUL', '{"a":1}\u0000', [{ a: 1 }], 'failed'],
    ['an unbreakable space between', '{"a":1}\u00a0{"b":2}', [{ a: 1 }], 'failed'],
    ['numbers', '-1.5e3 02', [], 'no-object'],
  ])('%s', (_, text, objects, fault) => {
    expect(parseLine(text)).toEqual({ objects, fault });
  });

  it('gives back any objects that were glued together', () => {
    const objects = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { minLength: 1 });
    fc.assert(
      fc.property(objects, fc.constantFrom('', ' ', '\t', '\uFEFF'), (values, between) => {
        const texts = values.map((value) => JSON.stringify(value));
        expect(parseLine(texts.join(between)).objects).toEqual(texts.map((text) => JSON.parse(text)));
      }),
    );
  });

  it('never throws, whatever stands there', () => {
    const noise = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '1', 'e', ' ', 'null', '\u0000'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          noise.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          expect(Array.isArray(parseLine(text).objects)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('copes with deep nesting and with many objects', () => {
    const deep = '['.repeat(200_000);
    expect(parseLine(deep).fault).toBe('failed');
    expect(parseLine(`{"a":1}${'{"b":2}'.repeat(20_000)}`).objects).toHaveLength(20_001);
  });
});
