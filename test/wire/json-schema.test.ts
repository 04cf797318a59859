import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { wireAnalysis } from '../../src/wire/contract.js';
import { analysisJsonSchema } from '../../src/wire/json-schema.js';
import { frictionlog } from '../commands/program.js';

const ROOT = resolve(import.meta.dirname, '../..');
const REAL = resolve(ROOT, '../shared/transcripts');
const shipped = (name: string): string => readFileSync(join(ROOT, 'rules', name), 'utf8');

/** What a program that only has the shipped file would accept. */
const accepted = z.fromJSONSchema(JSON.parse(shipped('analysis.schema.json')));

describe('shipped JSON Schemas', () => {
  it.each([
    ['analysis.schema.json', analysisJsonSchema, 'analysis'],
    ['config.schema.json', configJsonSchema, 'config'],
  ])('rules/%s is what frictionlog schema prints today', (name, generate, document) => {
    expect(shipped(name), `run: frictionlog schema ${document} > rules/${name}`).toBe(generate());
  });

  it('refuse fields that nobody promised, at every level', () => {
    const open: string[] = [];
    walk(JSON.parse(analysisJsonSchema()), '', open);
    expect(open).toEqual([]);
  });
});

describe('analyze --json', () => {
  const folders = [
    ['the samples of the demonstration', join(ROOT, 'samples/user_sessions')],
    ['the loud samples', join(ROOT, 'samples/loud')],
    ['the quiet samples', join(ROOT, 'samples/quiet')],
    ['real transcripts (../shared/transcripts)', REAL],
  ] as const;

  describe.each(folders)('over %s', (_, folder) => {
    const absent = !existsSync(folder);
    let document: z.infer<typeof wireAnalysis>;
    beforeAll(async () => {
      if (absent) return;
      const { code, out, err } = await frictionlog(['analyze', folder, '--json', '--as-of', '2026-03-01']);
      expect(code, err).toBe(0);
      document = JSON.parse(out);
    });

    it.skipIf(absent)('keeps the shipped JSON Schema', () => {
      expect(accepted.safeParse(document).error).toBeUndefined();
    });

    it.skipIf(absent)('keeps the contract of the source', () => {
      expect(wireAnalysis.safeParse(document).error).toBeUndefined();
    });

    it.skipIf(absent)('accounts for every record and every call', () => {
      const { coverage, sessions } = document;
      expect(coverage.records.read).toBe(coverage.records.counted + coverage.records.copied);
      expect(sumOf(Object.values(coverage.records.kinds))).toBe(coverage.records.counted);
      expect(sumOf(sessions.map(({ records }) => records))).toBe(coverage.records.counted);
      expect(sumOf(sessions.map(({ tool_calls }) => tool_calls))).toBe(coverage.calls.total);
      for (const { outcomes, tool_calls } of sessions)
        expect(sumOf(Object.values(outcomes))).toBe(tool_calls);
    });

    it.skipIf(absent)('loses no more time in a session than it was active', () => {
      expect(document.sessions.length).toBeGreaterThan(0);
      for (const { session_id, active_s } of document.sessions) {
        const matches = document.matches.filter((match) => match.session_id === session_id);
        expect(sumOf(matches.map(({ lost_s }) => lost_s))).toBeLessThanOrEqual(active_s + 0.001);
      }
    });
  });

  it('would notice a field that is missing, new, or of another type', async () => {
    const { out } = await frictionlog(['analyze', join(ROOT, 'samples/quiet'), '--json']);
    const document = JSON.parse(out);
    const [session] = document.sessions;
    const { span_s, ...without } = session;
    for (const wrong of [{ ...without }, { ...session, extra: 1 }, { ...session, span_s: `${span_s}` }]) {
      expect(accepted.safeParse({ ...document, sessions: [wrong] }).success).toBe(false);
      expect(wireAnalysis.safeParse({ ...document, sessions: [wrong] }).success).toBe(false);
    }
  });
});

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function walk(schema: unknown, path: string, open: string[]): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { type, properties, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object' && properties !== undefined && additionalProperties !== false) open.push(path);
  for (const [key, value] of Object.entries(schema)) walk(value, `${path}/${key}`, open);
}
