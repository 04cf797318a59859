/**
 * What stands in a text for what redaction took out of it: `‹redacted:jwt-2›`, `‹email-1›`, `‹cut›`; for people and
 * hosts that have a pseudonym, `person-3` and `host-1`. All that write it, know it again or mask it take it from here.
 */
const NUMBERED = ['email', 'user', 'host'] as const;
const PSEUDONYMS = ['person', 'host'] as const;

export type NumberedKind = (typeof NUMBERED)[number];

/** Number 1 is left out: most texts have one secret of a kind. */
export const secretReplacement = (rule: string, number: number): string =>
  number === 1 ? `‹redacted:${rule}›` : `‹redacted:${rule}-${number}›`;

export const numberedReplacement = (kind: NumberedKind, number: number): string => `‹${kind}-${number}›`;

/** Where the rest of a line was left out. */
export const CUT = '‹cut›';

/** Not in `jumphost-1`; what may stand beside it is what may stand beside a name. */
const PSEUDONYM = String.raw`(?<![\p{L}\p{N}])(?:${PSEUDONYMS.join('|')})-\d+(?![\p{L}\p{N}])`;

/** What stands for something already, so that redacting twice changes nothing. */
export function replacementPattern(ruleIds: readonly string[]): RegExp {
  const ids = [...ruleIds].sort((a, b) => b.length - a.length).join('|');
  return new RegExp(
    `‹(?:redacted:(?:${ids})(?:-\\d{1,6})?|(?:${NUMBERED.join('|')})-\\d{1,6})›|${CUT}|${PSEUDONYM}`,
    'gu',
  );
}

/** What stands for a person, as alternatives of a regular expression. */
export const PERSON = String.raw`person-\d+|‹user-\d+›`;

/** A secret's whose end was cut off. */
export const CUT_SECRET = /‹redacted:[a-z\d-]{0,60}…?$/;

/** A text that was cut, without half a replacement at its end. */
export const withoutHalf = (head: string): string => head.replace(/‹[^›\n]{0,80}$/, '');

/** Each as its kind, as `maskValues` writes values: its number says nothing. */
export const maskReplacements = (text: string): string =>
  text.replace(SECRET, '<secret>').replace(ANY_NUMBERED, '<$1>').replace(ANY_PSEUDONYM, '<$1>');

const SECRET = /‹redacted:[^›]*›/g;
const ANY_NUMBERED = new RegExp(`‹(${NUMBERED.join('|')})-\\d+›`, 'g');
const ANY_PSEUDONYM = new RegExp(String.raw`\b(${PSEUDONYMS.join('|')})-\d+\b`, 'g');

/** The kinds that it writes. */
export const REPLACED_KINDS: readonly string[] = ['secret', ...NUMBERED, ...PSEUDONYMS].map(
  (kind) => `<${kind}>`,
);
