import { RE2JS } from 're2js';
import { CUT_SECRET, replacementPattern } from '../../findings/replacement.js';
import { APART_RULES } from './apart-rules.js';
import { DISCORD_RULE } from './discord.js';
import { HEADER_RULES } from './header-rules.js';
import { type HomeSpan, homeFinder } from './homes.js';
import { LOGIN_RULES } from './login-rules.js';
import { type KnownName, nameFinder, nameKey } from './names.js';
import { PAIR_RULES } from './pair-rules.js';
import { PASSWORD_RULES } from './password-rules.js';
import { type SecretScanner, secretScanner } from './scanner.js';
import { ownRule, type SecretRule } from './secret-rule.js';
import type { Span } from './span.js';
import { TOKEN_RULES } from './token-rules.js';
import { TOLD_RULES } from './told-rules.js';

/** What a redaction goes by. */
export interface RedactionSettings {
  /** The gitleaks rules; our own are always added. */
  readonly rules: readonly SecretRule[];
  readonly names: readonly KnownName[];
  /** More patterns of secrets, in RE2 syntax. */
  readonly patterns: readonly string[];
  /** Ids of rules that are not asked, and RE2 patterns: a secret, address or name that one matches whole stays. */
  readonly allow: readonly string[];
}

/** Settings made ready once, used for any number of texts. */
export interface RedactionContext {
  readonly findSecrets: SecretScanner;
  readonly findHomes: (text: string) => readonly HomeSpan[];
  readonly findNames: (text: string) => readonly Span[];
  /** By `nameKey`. */
  readonly pseudonyms: ReadonlyMap<string, string>;
  readonly replacements: RegExp;
  /** @param rule that takes it for a name, an address or a host */
  readonly allows: (text: string, rule: string) => boolean;
}

export function redactionContext({ rules, names, patterns, allow }: RedactionSettings): RedactionContext {
  const known = withOtherSpellings(names);
  const all = [...rules, ...OWN_RULES, ...patterns.map(configured)];
  const asked = all.filter(({ id }) => !allow.includes(id));
  const replacements = replacementPattern([...new Set([...all.map(({ id }) => id), ...IDS_OF_FINDERS])]);
  const allowed = allow.map((pattern) => RE2JS.compile(pattern));
  const allows = (text: string): boolean => allowed.some((pattern) => pattern.matches(text));
  return {
    // Keys and tokens that no rule finds have names, too.
    findSecrets: secretScanner(
      asked,
      (secret, rule) => allow.includes(rule) || allows(secret) || isReplaced(secret, replacements),
    ),
    findHomes: homeFinder(known.map(({ name }) => name)),
    findNames: nameFinder(known),
    pseudonyms: new Map(
      known.flatMap(({ name, pseudonym }) => (pseudonym === undefined ? [] : [[nameKey(name), pseudonym]])),
    ),
    replacements,
    allows: (text, rule) => allow.includes(rule) || allows(text),
  };
}

/** Beside those of gitleaks. */
export const OWN_RULES: readonly SecretRule[] = [
  ...TOKEN_RULES,
  ...HEADER_RULES,
  ...PAIR_RULES,
  ...PASSWORD_RULES,
  ...LOGIN_RULES,
  ...APART_RULES,
  ...TOLD_RULES,
];

/** What is found without a rule. */
const IDS_OF_FINDERS = ['private-key', 'pem-block', DISCORD_RULE];

const configured = (pattern: string): SecretRule =>
  ownRule({ id: 'configured', pattern, group: undefined, keywords: [], allowed: [], definite: true });

function isReplaced(secret: string, replacements: RegExp): boolean {
  const rest = secret.replace(replacements, '').replaceAll(MADE_VISIBLE, '').replace(CUT_SECRET, '');
  return rest !== secret && !/[\p{L}\p{N}]/u.test(rest);
}

/** How an unseen letter is spelled out beside a replacement. */
const MADE_VISIBLE = /\\u\{[\da-f]{1,6}\}/g;

/** A host without its domain, a person as a project folder spells the name. Given names come first. */
function withOtherSpellings(names: readonly KnownName[]): readonly KnownName[] {
  const others = names.map((known) => ({ ...known, name: otherSpelling(known) }));
  return [...names, ...others.filter(({ name }) => name.length > 1)].reverse();
}

function otherSpelling({ name, kind }: KnownName): string {
  if (kind === 'person') return name.replace(/[^A-Za-z0-9]/g, '-');
  return /^[\d.]+$/.test(name) ? name : (name.split('.')[0] ?? name);
}
