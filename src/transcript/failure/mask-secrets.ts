/**
 * What looks like a secret, before letters lose their case: in lower case no rule of redaction knows it again, and
 * much of it can still be used. Takes too much rather than too little: in a group's value only its kind matters.
 */
export const maskSecrets = (text: string): string => {
  let masked = text;
  for (const [pattern, instead] of SECRETS) masked = masked.replace(pattern, instead);
  return masked;
};

/** What is looked for, and what is written instead. */
export const SECRETS: readonly (readonly [RegExp, string])[] = [
  // password=…, "api_key": "…", Authorization: Bearer …
  [
    /(\b(?!1password: )[\w-]*(?:passw(?:or)?[dt]|passphrase|kennwort|[_-]pass|secret|token|api[_-]?key|access[_-]?key(?:[_-]?id)?|account[_-]?key|private[_-]?key|credentials?)["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"'<>,;&]{6,}/gi,
    '$1<secret>',
  ],
  [/\b(bearer|basic)\s+[\w.~+/=-]{12,}/gi, '$1 <secret>'],
  // docker login -p …, redis-cli -a …, ldapsearch -w …
  [
    /(\b(?:login\b[^|;&\n]{0,200}?\s-p|redis-cli\b[^|;&\n]{0,200}?\s-a|ldap[a-z]+\b[^|;\n]{0,200}?\s-w)[ =]["']?)[^\s"'<]{3,}/g,
    '$1<secret>',
  ],
  // Numbers of bots before their keys: Telegram, Discord.
  [/(?<!\d)\d{8,10}:AA[\w-]{33}(?![\w-])/g, '<secret>'],
  [/(?<![\w.-])[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g, '<secret>'],
  // What issuers put before their keys.
  [
    /\b(?:A(?:KIA|SIA|IDA|ROA)[A-Z0-9]{12,}|gh[opsru]_\w{16,}|github_pat_\w{16,}|glpat-[\w-]{12,}|xox[abeoprs]-[\w-]{8,}|sk-[\w-]{16,}|sk_(?:live|test)_\w{8,}|pypi-[\w-]{16,}|npm_\w{20,}|SG\.[\w-]{8,}\.[\w-]{8,}|AIza[\w-]{20,}|eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?|SK[\da-f]{32}|hf_\w{20,}|GOCSPX-[\w-]{12,}|dop_v1_\w{20,}|dckr_[a-z]{3}_[\w-]{16,}|tskey-[\w-]{12,}|figd_[\w-]{16,}|nvapi-[\w-]{16,}|sq[apu]_[\da-f]{20,}|ATATT[\w=-]{20,})/g,
    '<secret>',
  ],
  [/(hooks\.slack\.com\/services\/)[\w/]{8,}/gi, '$1<secret>'],
  [/(discord(?:app)?\.com\/api\/webhooks\/)[\w/-]{8,}/gi, '$1<secret>'],
  // Hashes of crypt: $6$…, $2b$…, $apr1$…, $argon2id$…
  [/\$(?:apr1|[1-7]|2[abxy]|y|argon2\w{1,2})\$[\w./$=,+]{8,}/g, '<secret>'],
  // Up to the last @: passwords have some too.
  [/(:\/\/[^\s/:]{1,64}:)[^\s/]{3,}(?=@)/g, '$1<secret>'],
  // Long runs of letters of both cases and digits, as nobody writes them.
  [
    /(?<![\w/.-])(?=[A-Za-z\d]*[a-z])(?=[A-Za-z\d]*[A-Z])(?=(?:[A-Za-z]*\d){2})[A-Za-z\d]{24,}(?![\w/.-])/g,
    '<secret>',
  ],
];
