import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { OWN_RULES } from '../../src/drafts/redaction/context.js';
import { entropy } from '../../src/drafts/redaction/secret-rule.js';
import { sieveOf } from '../../src/drafts/redaction/sieve.js';
import { readSecretRules } from '../../src/files/secrets.js';
import { mayOccur, toSubject } from '../../src/rules/expression.js';
import { PAIRS, PLACES, plantedOne, TOKENS } from './planted.js';

test('Every pattern of the gitleaks rules and of ours compiles, and has lower-case keywords', async () => {
  const rules = await readSecretRules();
  expect(rules.length).toBeGreaterThan(200);
  for (const rule of [...rules, ...OWN_RULES]) {
    expect(() => RE2JS.compile(rule.pattern), rule.id).not.toThrow();
    for (const pattern of rule.allowances.flatMap(({ patterns }) => patterns)) {
      expect(() => RE2JS.compile(pattern), `${rule.id}: ${pattern}`).not.toThrow();
    }
    expect(rule.keywords.length, rule.id).toBeGreaterThan(0);
    expect(rule.keywords, rule.id).toEqual(rule.keywords.map((keyword) => keyword.toLowerCase()));
  }
});

test.each([
  ['', 0],
  ['aaaa', 0],
  ['abab', 1],
  ['abcd', 2],
])('The entropy of %j is %d bits a letter', (text, bits) => {
  expect(entropy(text)).toBe(bits);
});

/** 62 different letters and digits, over and over. */
const random = (length: number): string =>
  'q7Zx2LmP9vRtY4kWbN8sHcJ6dFgA1eUoTi3wXyVzB5nMhQlKjGfDpSaE0rCuIO'.repeat(5).slice(0, length);
const hex = (length: number): string => '9f3a7c1e5b'.repeat(10).slice(0, length);

test.each([
  ['airtable-personnal-access-token', `airtable: pat${random(14)}.${hex(64)}`],
  ['anthropic-admin-api-key', `sk-ant-admin01-${random(93)}AA`],
  ['anthropic-api-key', `sk-ant-api03-${random(93)}AA`],
  ['artifactory-api-key', `AKCp${random(69)}`],
  ['artifactory-reference-token', `cmVmd${random(59)}`],
  ['aws-amazon-bedrock-api-key-long-lived', `ABSK${random(120)}`],
  ['aws-amazon-bedrock-api-key-short-lived', `${'bedrock-api-key'}-YmVkcm9jay5hbWF6b25hd3MuY29t`],
  ['looker-client-id', `looker_client = ${hex(20)}`],
  ['looker-client-secret', `looker_secret = ${hex(24)}`],
])('The younger rule %s finds what it is for', async (id, text) => {
  const rule = (await readSecretRules()).find((one) => one.id === id);
  expect(
    RE2JS.compile(rule?.pattern ?? 'no such rule')
      .matcher(text)
      .find(),
  ).toBe(true);
  expect(rule?.keywords.some((keyword) => text.toLowerCase().includes(keyword))).toBe(true);
});

test('The rules of gitleaks are all there, each once', async () => {
  const ids = (await readSecretRules()).map(({ id }) => id);
  // One of the 222 has no pattern: it looks at names of files.
  expect(ids).toHaveLength(221);
  expect(new Set(ids).size).toBe(221);
});

test('The sieve lets through every line in which RE2 finds a secret, and few others', async () => {
  const rules = [...(await readSecretRules()), ...OWN_RULES];
  const asked = rules.map(({ id, pattern }) => ({
    id,
    re2: RE2JS.compile(pattern),
    sieve: sieveOf(pattern),
  }));
  const lines = [...TOKENS, ...PAIRS, ...PLACES].flatMap((template, seed) =>
    plantedOne(template, seed).text.split('\n'),
  );
  let found = 0;
  let passed = 0;
  for (const line of [...lines, ...lines.map((text) => text.toUpperCase())]) {
    const subject = toSubject(line, line.toLowerCase());
    for (const { id, re2, sieve } of asked) {
      const isThere = re2.matcher(line).find();
      const passes = sieve === undefined || mayOccur(sieve, subject);
      if (isThere) expect(passes, `${id} in ${line}`).toBe(true);
      found += isThere ? 1 : 0;
      passed += passes ? 1 : 0;
    }
  }
  expect(found).toBeGreaterThan(100);
  expect(passed).toBeLessThan((lines.length * 2 * asked.length) / 8);
});

test('The sieve of a pattern whose case counts in parts finds more, never less', () => {
  const lets = (pattern: string, line: string) => {
    const sieve = sieveOf(pattern);
    return sieve === undefined || mayOccur(sieve, toSubject(line, line.toLowerCase()));
  };
  for (const [pattern, line] of [
    ['(?i:key)[^\\]A-Z]x', 'keyax'],
    ['(?i:KEY)-[A-Z]{3}', 'key-ABC'],
    ['(?i)key=[^A-Z]1', 'KEY=_1'],
    ['A\\x60B', 'A`B'],
  ] as const) {
    expect(RE2JS.compile(pattern).matcher(line).find(), pattern).toBe(true);
    expect(lets(pattern, line), pattern).toBe(true);
  }
  expect(lets('(?i:KEY)-[A-Z]{3}', 'no such thing')).toBe(false);
});
