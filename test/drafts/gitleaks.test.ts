import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { HEADER_RULES } from '../../src/drafts/redaction/header-rules.js';
import { PAIR_RULES } from '../../src/drafts/redaction/pair-rules.js';
import { entropy } from '../../src/drafts/redaction/secret-rule.js';
import { TOKEN_RULES } from '../../src/drafts/redaction/token-rules.js';
import { readSecretRules } from '../../src/files/secrets.js';

test('Every pattern of the gitleaks rules and of ours compiles, and has lower-case keywords', async () => {
  const rules = await readSecretRules();
  expect(rules.length).toBeGreaterThan(200);
  for (const rule of [...rules, ...TOKEN_RULES, ...HEADER_RULES, ...PAIR_RULES]) {
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
