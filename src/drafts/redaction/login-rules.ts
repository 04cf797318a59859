import { PLACEHOLDER, TEMPLATE } from './placeholder.js';
import { ownRule, type SecretRule } from './secret-rule.js';

/** A word of a shell, with blanks where it is quoted; quotes may be escaped. */
const WORD = String.raw`(?:\\*"([^"\\]{3,})\\*"|\\*'([^'\\]{3,})\\*'|((?:[^\s"'\x60|;&<>()\\]|\\[$!#*?]){3,}))`;
/** Words of one command, whatever is quoted in them, over continued lines too. */
const WORDS_OF_COMMAND = String.raw`(?:[^|;&"'\\]|\\[\s\S]|"[^"]*"|'[^']*')*?`;
const REGISTRIES = 'docker|podman|nerdctl|buildah|skopeo|helm|crane|oras|oc|cf|az|ibmcloud';
const FROM_INPUT = String.raw`(?:--password-stdin|--with-token|sudo\s+(?:-\w+\s+)*-[A-Za-z]*S\b)`;

/** As people write of an option. */
const PROSE = '^(?:flags?|options?|and|or|is|for)$';

/** Passwords that a command takes beside its name, or reads. */
export const LOGIN_RULES: readonly SecretRule[] = [
  login(
    String.raw`(?:${REGISTRIES})\s+(?:registry\s+)?login\b${WORDS_OF_COMMAND}\s-p(?:\s{1,3}|=)?${WORD}`,
    'login',
  ),
  login(String.raw`${FROM_INPUT}${WORDS_OF_COMMAND}<<<\s*${WORD}`, '<<<'),
  login(
    String.raw`(?:echo|printf)\s+(?:-\w+\s+)*(?:\\*["']?%s(?:\\+n)?\\*["']?\s+)?${WORD}\s*\|[^|;&]*?${FROM_INPUT}`,
    ...['--password-stdin', '--with-token', 'sudo'],
  ),
  login(
    String.raw`(?:echo|printf)\s+(?:-\w+\s+)*\\*["']?[\w.-]{1,32}:([^\s"'\\|]{3,})(?:\\n)?\\*["']?\s*\|\s*(?:sudo\s+)?chpasswd\b`,
    'chpasswd',
  ),
  login(String.raw`chpasswd\b[^|;&<]*<<<\s*\\*["']?[\w.-]{1,32}:([^\s"'\\]{3,})`, 'chpasswd'),
  login(String.raw`redis-cli\b${WORDS_OF_COMMAND}\s(?:-a|--pass)\s{1,3}${WORD}`, 'redis-cli'),
  login(String.raw`\s-pass(?:in|out)?\s+pass:${WORD}`, 'pass:'),
  login(String.raw`\s-pass(?:in|out)?\s+\\*["']pass:([^"'\\]{3,})`, 'pass:'),
  login(String.raw`\s-(?:src|dest)?(?:store|key)pass\s+${WORD}`, 'storepass', 'keypass'),
  login(String.raw`ldap[a-z]{3,10}\b${WORDS_OF_COMMAND}\s-w\s*${WORD}`, 'ldap'),
];

function login(pattern: string, ...keywords: readonly string[]): SecretRule {
  const allowed = [PLACEHOLDER, TEMPLATE, PROSE, '^-'];
  return ownRule({ id: 'password', pattern, keywords, allowed, group: undefined, definite: true });
}
