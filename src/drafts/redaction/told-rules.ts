import { EXPRESSION, LABEL, PATH, PLACEHOLDER, WORDS } from './placeholder.js';
import { ownRule, type SecretRule } from './secret-rule.js';

const LINE_START = String.raw`(?:^|\n)[^\w\n]{0,8}(?:\d{1,6}[→:|\t][^\w\n]{0,8})?`;
const LINE_END = String.raw`[^\S\n]*(?:\r?\n|$)`;
/** Letters of a keyboard, which end where words in Chinese go on. */
const TYPED = String.raw`["'\x60]?([!#-%*+./0-9:=?@A-Z^_a-z~-]{4,})(?:["'\x60,;&|)}<\]\\]|[^!-~]|$)`;
const WIDE_COLON = '：';

/** What a prompt or a person says to be a password, beyond English. */
export const TOLD_RULES: readonly SecretRule[] = [
  told(
    String.raw`(?i)${LINE_START}(?:(?:enter|new|retype|current)\s){0,2}(?:\w{1,20}\s)?pass(?:word|code|\s?phrase)\s(?:for|of)\s[^\n]{1,160}?:[^\S\n]{0,3}(\S{4,})${LINE_END}`,
    [WORDS, EXPRESSION, PATH, LABEL, '^-'],
    'pass',
  ),
  told(
    String.raw`(?i)${LINE_START}(?:\[sudo\]\s)pass(?:word|phrase)\s[^\n:]{1,80}:[^\S\n]{0,3}(\S{3,})${LINE_END}`,
    [],
    '[sudo]',
  ),
  told(
    String.raw`(?i)(?:密码|密碼|パスワード|비밀번호|пароль|contraseña|mot de passe|senha)["'\x60]?\s{0,5}[:=${WIDE_COLON}]\s{0,5}${TYPED}`,
    [WORDS, EXPRESSION, PATH, '^[^A-Za-z]{1,5}$'],
    ...['密码', '密碼', 'パスワード', '비밀번호', 'пароль', 'contraseña', 'mot de passe', 'senha'],
  ),
  told(
    String.raw`(?i)(?:pass(?:word|wd|phrase|code)|passwort|kennwort|pwd|secret|token|api[ _-]?key|密钥|令牌)["'\x60]?\s{0,5}${WIDE_COLON}\s{0,5}${TYPED}`,
    [WORDS, EXPRESSION, PATH, '^[^A-Za-z]{1,5}$'],
    WIDE_COLON,
  ),
];

function told(pattern: string, allowed: readonly string[], ...keywords: readonly string[]): SecretRule {
  return ownRule({
    ...{ id: 'password', pattern, keywords, group: undefined, definite: false },
    allowed: [PLACEHOLDER, ...allowed],
  });
}
