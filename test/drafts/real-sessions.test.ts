import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { redact } from '../../src/drafts/redact.js';
import { redactionContext } from '../../src/drafts/redaction/context.js';
import { readSecretRules } from '../../src/files/secrets.js';

const REAL = fileURLToPath(new URL('../../../shared/transcripts/', import.meta.url));

test.skipIf(!existsSync(REAL))(
  'In what people and agents wrote in 20 real sessions nothing is taken for a secret (skipped without ../shared/transcripts)',
  async () => {
    const context = redactionContext({ rules: await readSecretRules(), names: [], patterns: [], allow: [] });
    const sessions = transcripts(REAL)
      .map(prose)
      .filter((texts) => texts.join('').length > 4_000);
    expect(sessions.length).toBeGreaterThanOrEqual(20);
    const alarms = sessions
      .slice(0, 20)
      .flatMap((texts) =>
        texts
          .flatMap((text) => redact(text, context).hits)
          .filter(({ rule }) => !['email', 'home', 'name'].includes(rule)),
      );
    expect(alarms.map(({ rule }) => rule)).toEqual([]);
  },
  120_000,
);

const transcripts = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl') && !name.includes('subagents'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

function prose(transcript: string): readonly string[] {
  return transcript.split('\n').flatMap((line) => {
    try {
      return textsOf(JSON.parse(line)?.message?.content);
    } catch {
      return [];
    }
  });
}

function textsOf(content: unknown): readonly string[] {
  if (typeof content === 'string') return [content];
  if (!Array.isArray(content)) return [];
  return content.flatMap((block) =>
    block?.type === 'text' && typeof block.text === 'string' ? [block.text] : [],
  );
}
