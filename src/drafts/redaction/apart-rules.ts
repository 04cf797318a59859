import { COUNT, EXPRESSION, PATH, PLACEHOLDER, TEMPLATE, WORDS } from './placeholder.js';
import { ownRule, type SecretRule } from './secret-rule.js';
import { QUOTED, UNQUOTED } from './value.js';

const LINE_START = String.raw`(?:^|\n)[\s+-]*(?:\d{1,6}[→:|\t])?[\s+-]*`;
const LINE_END = String.raw`[^\S\n]*(?:\n|$)`;
const QUOTE = String.raw`\\*["'\x60]?`;

const SECRET_NAME =
  'pass(?:word|wd|phrase|code)?|pwd|secret|token|(?:api|access|private|secret|encryption)[_-]?key|credentials?';
const NAME_BEFORE_VALUE = String.raw`(?i)(?:name|key)${QUOTE}\s{0,3}[:=]\s{0,3}${QUOTE}[\w./-]{0,60}(?:${SECRET_NAME})${QUOTE}\s{0,3},?(?:\s|\d{1,6}[→:|\t]|[+-]){0,60}${QUOTE}(?:parameter)?value${QUOTE}\s{0,3}[:=]\s{0,3}`;
const NO_VALUE = [WORDS, EXPRESSION, PATH, COUNT];

/**
 * Secrets whose name stands apart from them: on the line above, in a field before it, or without a sign. None asks for the beginning
 * of a word: an unseen letter may stand before it.
 */
export const APART_RULES: readonly SecretRule[] = [
  // .netrc, over lines too, and .pgpass
  apart(String.raw`(?i)(?:machine\s+\S+|default)\s+login\s+\S+\s+password\s+(\S{3,})`, [], 'password'),
  apart(
    String.raw`(?i)${LINE_START}(?:machine\s+\S+\s+)?login\s+\S+[^\S\n]*${LINE_START.replace('^|', '')}password[^\S\n]+(\S{3,})${LINE_END}`,
    [],
    'password',
  ),
  apart(
    String.raw`(?:^|[\s"'→])[\w.*-]+:(?:5432|5433|6432|6543|\*):[\w.*-]+:[\w.*-]+:([^\s"']{3,})`,
    [],
    ...[':5432:', ':5433:', ':6432:', ':6543:', ':*:'],
  ),
  // CREATE ROLE app LOGIN PASSWORD 'x'; SET PASSWORD FOR app = PASSWORD('x'). Who writes in capitals writes SQL.
  apart(
    String.raw`(?:(?i:(?:create|alter)\s+(?:role|user)\b[^;]{1,200}?\spassword)|PASSWORD)\s{0,5}(?:=\s{0,5}|\(\s{0,5}|\s)\\*'([^'\\]{3,})\\*'`,
    ['^string$'],
    'password',
  ),
  apart(String.raw`(?i)set\s+password\b[^;=]{0,100}=\s{0,5}\\*'([^'\\]{3,})\\*'`, [], 'password'),
  apart(NAME_BEFORE_VALUE + QUOTED, NO_VALUE, 'value'),
  apart(NAME_BEFORE_VALUE + UNQUOTED, NO_VALUE, 'value'),
  // set -gx of fish, setenv of csh, setx of Windows
  apart(
    String.raw`(?:setx|setenv|set\s+-\w+)\s+${QUOTE}(?:[A-Z0-9_]*_)?(?:PASSWORD|PASSWD|PASSPHRASE|PASS|SECRET|TOKEN|KEY|API_?KEY)${QUOTE}\s+${QUOTE}([^\s"'\x60&|;()<>\\]{4,})`,
    [EXPRESSION, PATH, COUNT],
    ...['setx', 'setenv', 'set -'],
  ),
];

function apart(pattern: string, allowed: readonly string[], ...keywords: readonly string[]): SecretRule {
  return ownRule({
    ...{ id: 'password', pattern, keywords, group: undefined, definite: true },
    allowed: [PLACEHOLDER, TEMPLATE, ...allowed],
  });
}
