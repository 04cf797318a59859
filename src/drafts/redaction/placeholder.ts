/** What stands in the place of a secret without being one, in RE2 syntax. */

/** Variables, `<token>`, `***`, `your-key-here`, and values that say nothing. */
export const PLACEHOLDER = String.raw`(?i)^(?:\$\{[^}]*\}?|\$\(.*|\$\d|<[^>]*>?|\{+[\w .-]*\}*|%\w+%|%[sdvq]|\[[^\]]*\]?|\*+|\.{2,}|…+|(?:[\w-]{0,24}[-_]|0x)?(?:x{3,}|\.{3,}|…|\*{3,})|your[\w-]*|change[_-]?me|example[\w-]*|placeholder|redacted|undefined|null|none|true|false|pass(?:word|wd)?|secret|token|(?-i:\$[A-Z_][A-Z0-9_]*|\$[a-z_]+))[.,;:!?)]*$`;

/** `string`, `access_token`, `oauth.token`: types, names and prose. */
export const WORDS = String.raw`^[A-Za-z]*(?:[_./-]*[A-Za-z]+)*[_.,:;!?)…-]*$`;

/** `config.token2`, `req.headers[0]`: an expression that will hold the secret. */
export const EXPRESSION = String.raw`^[!$A-Za-z_][A-Za-z_$]*\d?(?:\??\.[A-Za-z_$]+\d?|\[\w*\]?)+[;,!?)]*$|[a-z]\(|=>|::|^[A-Za-z_$]+\$\{|^(?:process|os|import|env|self|this|ctx|config|settings|secrets)\.|^(?:Ui|I)nt(?:8|16|32|64)\w*`;

/** A file or a URL. Not any text that begins with `/`: base64 may. */
export const PATH = String.raw`^(?:\.{1,2}/|~/|https?://|[A-Za-z]:\\|/(?:home|Users|usr|etc|var|tmp|opt|run|root|mnt|srv|app|api|dev|proc|bin|lib|private|data)/)`;

/** `token: 128000` counts; a password may be a number. */
export const COUNT = String.raw`^[\d.,_]+[kKmM%]?$`;

/** A text in which something else is put. */
export const TEMPLATE = String.raw`\$\{|\$\(|\$[A-Z_]{2,}|\{\{|^%\w+%$`;

/** What stands beside a field for a password, or complains of one. */
export const LABEL = String.raw`(?i)\b(?:pass(?:word|phrase|code)s?|passwort|kennwort|enter|please|must|should|required|invalid|incorrect|missing|forgot\w*|your|minimum|characters|letters)\b`;

/** `120.5ms`, `12/14`, `v1.20.3`, and names of files. */
export const MEASURE = String.raw`^v?\d[\d.,:/]*(?:[munµ]?s|secs?|mins?|[mhd]|[kKMGT]i?[bB]?|px|tests?|%)?[.!)]*$|^(?:\d+h)?(?:\d+m)?(?:\d+s)?$|\.(?:[cm]?[jt]sx?|go|py|rs|rb|sh|java|json|ya?ml|md)(?::\d+)*$`;
