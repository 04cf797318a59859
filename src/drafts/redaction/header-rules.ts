import { EXPRESSION, PATH, PLACEHOLDER, WORDS } from './placeholder.js';
import { ownRule, type SecretRule } from './secret-rule.js';

/** `realm="x"` of a digest; quotes may be escaped. */
const PARAMETER = String.raw`\w{1,20}=(?:\\*"[^"\\]*\\*"|[^\s"',\\]+)`;
const NEXT = String.raw`\s{0,3},\s{0,3}`;

/** What travels with a request: headers, cookies, parameters of a URL. */
export const HEADER_RULES: readonly SecretRule[] = [
  header(
    'authorization',
    String.raw`(?i)authorization\\*["'\x60]?\s{0,5}[:=,]\s{0,5}\\*["'\x60]?(?:[a-z][a-z0-9-]{2,20}\s{1,3})?([^\s"'\x60,;\\]{8,})`,
    ['authorization'],
    [PLACEHOLDER, WORDS, EXPRESSION],
  ),
  {
    ...header(
      'authorization',
      String.raw`(?i)\bdigest\s{1,3}((?:${PARAMETER}${NEXT}){0,12}response=(?:\\*"[^"\\]{8,}\\*"|[^\s"',\\]{8,})(?:${NEXT}${PARAMETER}){0,12})`,
      ['digest'],
      [],
    ),
    definite: true,
  },
  header(
    'bearer',
    String.raw`(?i)\b(?:bearer|basic)\s{1,3}([a-z0-9._~+/=-]{12,})`,
    ['bearer', 'basic'],
    [PLACEHOLDER, WORDS, PATH, EXPRESSION],
  ),
  header(
    'cookie',
    String.raw`(?i)(?:\b(?:set-)?cookie\\*["'\x60]?\s{0,5}[:=,]|--cookie[ =]|\bcurl\b.*\s-b)\s{0,5}\\*["'\x60]?([\w!#$%&*.^|~+-]+=[^\s;"'\x60\\]+(?:;\s?[^\s;"'\x60\\]+)*)`,
    ['cookie', 'curl'],
    [String.raw`(?i)^(?:[\w-]+(?:=[a-z/]{0,12})?(?:;\s?|$))+$`, EXPRESSION],
  ),
  header(
    'url-parameter',
    String.raw`(?i)[?&](?:access_token|refresh_token|id_token|token|sig|signature|x-amz-(?:signature|credential|security-token)|code|auth|api_?key|key|secret|password|client_secret)=([^&\s"'#<>\x60\\]{8,})`,
    ['token=', 'sig=', 'signature=', 'credential=', 'code=', 'auth=', 'key=', 'secret=', 'password='],
    [PLACEHOLDER, WORDS, EXPRESSION],
  ),
];

function header(
  id: string,
  pattern: string,
  keywords: readonly string[],
  allowed: readonly string[],
): SecretRule {
  return ownRule({ id, pattern, keywords, allowed, group: 1, definite: false });
}
