import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { fence } from '../../src/drafts/markdown.js';
import { findSecrets, redact } from '../../src/drafts/redact.js';
import { type RedactionContext, redactionContext } from '../../src/drafts/redaction/context.js';
import { readSecretRules } from '../../src/files/secrets.js';
import { leftOf, PAIRS, PLACES, plantedOne, TOKENS } from './planted.js';

let context: RedactionContext;

beforeAll(async () => {
  const names = [
    { name: 'wanda', pseudonym: 'person-1', kind: 'person' },
    { name: 'person', pseudonym: 'person-2', kind: 'person' },
    { name: 'redacted', pseudonym: 'host-1', kind: 'host' },
  ] as const;
  context = redactionContext({ rules: await readSecretRules(), names, patterns: [], allow: [] });
});

/** Prose, code, hostile letters, and what redaction itself writes. */
const noise = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\n',
        '\r\n',
        ' ',
        '"',
        '`',
        "'",
        ';',
        '=',
        ': ',
        '\\n',
        '\u001b[31m',
        '\u202e',
        '‹redacted:jwt›',
        '‹email-1›',
        '-----',
      ),
      fc.constantFrom(
        'password',
        'token: ',
        'wanda',
        'person',
        'redacted',
        'person-1',
        'host-1',
        'jump',
        '@',
        '/home/',
        '-home-',
        'a@b.co',
        '://',
        '-----BEGIN PRIVATE KEY-----',
      ),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const secret = fc
  .tuple(fc.constantFrom(...TOKENS, ...PAIRS, ...PLACES), fc.nat(1_000_000))
  .map(([template, seed]) => plantedOne(template, seed));

test('No planted secret survives, wherever in a text its line stands', () => {
  fc.assert(
    fc.property(noise, secret, noise, (before, { secret: planted, text }, after) => {
      const foreign = `${before}\n${after}`;
      const left = leftOf(planted, redact(`${before}\n${text}\n${after}`, context).text);
      expect(left.filter((piece) => !foreign.includes(piece))).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
}, 600_000);

test('Redacting twice changes nothing, and the last gate lets pass what was redacted', () => {
  fc.assert(
    fc.property(noise, secret, noise, (before, { text }, after) => {
      const once = redact(`${before}${text}${after}`, context).text;
      expect(redact(once, context)).toEqual({ text: once, hits: [] });
      expect(findSecrets(`# Draft\n\n${fence(once)}`, context)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
