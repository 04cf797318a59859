import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayHold } from '../../src/files/uuid-search.js';
import { written } from '../analysis/collection.js';

const fileOf = (text: string): string => `${written({ 'a.jsonl': text })}/a.jsonl`;
const WANTED = new Set(['6f1b0c1e', 'ü']);

it.each<[what: string, text: string, found: boolean]>([
  ['as Claude writes it', '{"type":"user","uuid":"6f1b0c1e"}\n', true],
  ['with white space', '{ "uuid" : "6f1b0c1e" }', true],
  ['with letters of two bytes', '{"uuid":"ü"}', true],
  ['with an escape, that has to be read', '{"uuid":"\\u0036f1b0c1e"}', true],
  ['of another record', '{"uuid":"6f1b0c1"}\n{"uuid":"6f1b0c1e1"}', false],
  ['that only its child names', '{"parentUuid":"6f1b0c1e"}', false],
  ['in a text', '{"text":"6f1b0c1e, \\"uuid\\":\\"6f1b0c1e\\""}', false],
  ['of no text', '{"uuid":7}\n{"uuid":', false],
])('a uuid %s', (_, text, found) => {
  expect(mayHold(fileOf(text), WANTED)).toBe(found);
});

it('a uuid of the usual length is found', () => {
  const uuid = '0cf3cb87-ba5c-4b9d-a3b7-3c5d0f6f1b0c';
  expect(mayHold(fileOf(`{"type":"user","uuid":"${uuid}"}`), new Set([uuid]))).toBe(true);
});

it('a uuid is found wherever a chunk of the file ends', () => {
  const line = '{"uuid":"6f1b0c1e"}\n';
  fc.assert(
    fc.property(fc.integer({ min: -80, max: 80 }), (shift) => {
      expect(mayHold(fileOf(`${'x'.repeat(1024 * 1024 + shift)}${line}`), WANTED)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
