import { COUNT, EXPRESSION, LABEL, MEASURE, PATH, PLACEHOLDER, TEMPLATE, WORDS } from './placeholder.js';
import { ownRule, type SecretRule } from './secret-rule.js';
import { QUOTED, UNQUOTED } from './value.js';

const PASSWORD = 'pass(?:word|wd|phrase|code)|passwort|kennwort';
const NAME_END = String.raw`\\*["'\x60]?`;
const SIGN = String.raw`\s{0,5}(?:=>|:=|[:=])\s{0,5}`;
/** It may be a passphrase: a quote ends it, and no blank. */
const PHRASE = String.raw`\\*(?:"([^\s"'\\][^"\\]{3,})\\*"|'([^\s"'\\][^'\\]{3,})\\*')`;
/** `pass`, `db_pass`, `smtpPass` and the word before, for what passes is counted too. */
const PASS = String.raw`(?:^|[^\w$.-])(?:[\w-]{1,20}\s)?(?:(?:[\w-]{0,40}[_-])?[pP]ass|[a-z]{1,20}Pass)`;
/** Passes of a compiler, a test, a renderer. */
const ORDINAL = String.raw`^\W?(?i:first|second|third|fourth|fifth|last|final|next|one|two|three|single|each|every|per|this|that|the|a|another|previous|tests?|\d+\w{0,2})[\s_-]`;
const NAMES = ['password', 'passwd', 'passphrase', 'passcode', 'passwort', 'kennwort', 'pwd', 'pass'];
const BESIDE_PASS = ['=', ':', ' =', ' :', '"', "'", '`', '\\'].map((sign) => `pass${sign}`);
const IS_MIXED = [String.raw`^\D*$`, '^[^A-Za-z]*$', MEASURE];

/** Passwords of which name and form leave no doubt. */
export const PASSWORD_RULES: readonly SecretRule[] = [
  password(String.raw`(?:PASSWORD|PASSWD|PASSPHRASE|PASSWORT)=${PHRASE}`, [TEMPLATE]),
  password(String.raw`[A-Z0-9]_PASS=${PHRASE}`, [TEMPLATE, COUNT], '_pass='),
  password(String.raw`[A-Z0-9]_PASS=([^\s"'\x60&|;()<>\\]{4,})`, [EXPRESSION, PATH, COUNT], '_pass='),
  password(String.raw`(?i)(?:${PASSWORD})${NAME_END}${SIGN}${PHRASE}`, [
    WORDS,
    EXPRESSION,
    PATH,
    TEMPLATE,
    LABEL,
  ]),
  password(
    String.raw`(?i)(?:passwort|kennwort)${NAME_END}${SIGN}${UNQUOTED}`,
    [WORDS, EXPRESSION, PATH],
    'wort',
  ),
  password(String.raw`[A-Z0-9]_PASS${NAME_END}${SIGN}${QUOTED}`, [WORDS, EXPRESSION, PATH, COUNT], '_pass'),
  password(String.raw`[A-Z0-9]_PASS${NAME_END}${SIGN}${UNQUOTED}`, [WORDS, EXPRESSION, PATH, COUNT], '_pass'),
  mixed(String.raw`${PASS}${NAME_END}${SIGN}${QUOTED}`, ...BESIDE_PASS),
  mixed(String.raw`${PASS}${NAME_END}${SIGN}${UNQUOTED}`, ...BESIDE_PASS),
  mixed(String.raw`(?:^|[\s;&"'])PASS=${QUOTED}`, 'pass='),
  mixed(String.raw`(?:^|[\s;&"'])PASS=${UNQUOTED}`, 'pass='),
  password(
    String.raw`(?i)<(?:[\w.-]{1,40}:)?[\w.-]{0,40}(?:${PASSWORD}|pwd|pass)>\s*([^\s<>][^<>]{2,}?)\s*</`,
    [TEMPLATE, COUNT, LABEL, '^string$'],
    ...NAMES.map((name) => `${name}>`),
  ),
  // The first line of a block of YAML, perhaps numbered.
  password(
    String.raw`(?i)(?:${PASSWORD}|pwd|[_-]pass)["']?\s?:\s?[|>][+-]?\s*\n[+-]?\s*(?:\d{1,6}[→:|\t-])?[+-]?\s*([^\s\x60]{4,})(?:\r|\s*$)`,
    [EXPRESSION, PATH],
  ),
];

function password(pattern: string, allowed: readonly string[], ...keywords: readonly string[]): SecretRule {
  return ownRule({
    ...{ id: 'password', pattern, group: undefined, definite: true },
    keywords: keywords.length === 0 ? ['pass', 'kennwort'] : keywords,
    allowed: [PLACEHOLDER, ...allowed],
  });
}

/** What passes is counted and measured too, so the value must be letters and digits. */
function mixed(pattern: string, ...keywords: readonly string[]): SecretRule {
  const rule = password(pattern, [WORDS, EXPRESSION, PATH, ...IS_MIXED], ...keywords);
  const counted = { target: 'match', patterns: [ORDINAL], stopwords: [] } as const;
  return { ...rule, allowances: [...rule.allowances, counted] };
}
