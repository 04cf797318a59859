import { COUNT, EXPRESSION, MEASURE, PATH, PLACEHOLDER, WORDS } from './placeholder.js';
import { ownRule, type SecretRule } from './secret-rule.js';
import { QUOTED, UNQUOTED } from './value.js';

const PASSWORD = 'pass(?:word|wd|phrase|code)|pwd';
const TOKEN =
  'secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|secret[_-]?key|client[_-]?secret|credentials?|auth';
const PASSWORD_WORDS = ['pass', 'pwd'];
const TOKEN_WORDS = ['secret', 'token', 'api', 'access', 'private', 'credential', 'auth'];
const KEYWORDS = [...PASSWORD_WORDS, ...TOKEN_WORDS];

/** Name, an optional closing quote, and the sign between name and value; quotes may be escaped. */
const named = (names: string): string => String.raw`(?i)(?:${names})\\*["'\x60]?\s{0,5}(?::=|=>|[:=])\s{0,5}`;
const SHELL_WORD = String.raw`["']?([^\s"'\x60&|;()<>\\]{4,})`;

/** Values that only their name or place makes a secret. */
export const PAIR_RULES: readonly SecretRule[] = [
  pair('password', named(PASSWORD) + QUOTED, PASSWORD_WORDS, [PLACEHOLDER, WORDS, EXPRESSION, PATH]),
  pair('password', named(PASSWORD) + UNQUOTED, PASSWORD_WORDS, [PLACEHOLDER, WORDS, EXPRESSION, PATH]),
  pair('secret', named(TOKEN) + QUOTED, TOKEN_WORDS, [PLACEHOLDER, WORDS, EXPRESSION, PATH, COUNT]),
  pair('secret', named(TOKEN) + UNQUOTED, TOKEN_WORDS, [PLACEHOLDER, WORDS, EXPRESSION, PATH, COUNT]),
  pair(
    'secret',
    String.raw`(?:^|[\s;&"'])(?:[A-Z][A-Z0-9_]*_)?(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY)=${SHELL_WORD}`,
    KEYWORDS,
    [PLACEHOLDER, EXPRESSION, PATH, COUNT],
  ),
  pair(
    'password',
    String.raw`(?i)--(?:[a-z]+-){0,3}(?:password|passwd|passphrase|token|secret|api-?key)=${SHELL_WORD}`,
    KEYWORDS,
    [PLACEHOLDER, PATH],
  ),
  pair(
    'password',
    String.raw`(?i)--(?:[a-z]+-){0,3}(?:password|passwd|passphrase|token|secret|api-?key)\s{1,3}${SHELL_WORD}`,
    KEYWORDS,
    [PLACEHOLDER, WORDS, PATH, '^-'],
  ),
  // Passes of a compiler are counted.
  pair(
    'password',
    String.raw`(?i)--(?:[a-z]+-){0,3}pass(?:=|\s{1,3})${SHELL_WORD}`,
    ['pass'],
    [PLACEHOLDER, WORDS, PATH, COUNT, MEASURE, '^-'],
  ),
  pair(
    'password',
    String.raw`(?i)\bpass(?:word|wd|phrase|code)\s(?:is|was|to)[\s:]{1,3}["'\x60]?([^\s"'\x60]{4,})`,
    ['pass'],
    [PLACEHOLDER, WORDS, PATH, EXPRESSION, String.raw`^[A-Z]{2,6}-?\d+\W?$`],
  ),
  pair('password', String.raw`(?i)\bidentified\s+by\s+["']([^"']{3,})["']`, ['identified']),
  pair('password', String.raw`(?i)\blogin\s+\S+\s+password\s+(\S{3,})`, ['password'], [PLACEHOLDER, WORDS]),
  pair('password', String.raw`\bsshpass\s+-p\s?["']?([^\s"']{3,})`, ['sshpass']),
  pair('password', String.raw`\b(?:mysql\w*|mariadb)\b[^|;&]*?\s-p["']?([^\s"']{3,})`, ['mysql', 'mariadb']),
  pair(
    'password',
    String.raw`(?:\s|^)(?:-u[= ]?|--user[= ])["']?[\w.@%+-]+:([^\s"'\x60]{3,})`,
    [' -u', '--user'],
    [PLACEHOLDER, String.raw`^\d+$`],
  ),
  pair('aws-secret', String.raw`(?i)\baws.{0,30}(?:secret|key|token).*?[\s"'=:]([a-z0-9/+]{40,})`, ['aws']),
];

function pair(
  id: string,
  pattern: string,
  keywords: readonly string[],
  allowed: readonly string[] = [PLACEHOLDER],
): SecretRule {
  return ownRule({ id, pattern, keywords, allowed, group: 1, definite: false });
}
