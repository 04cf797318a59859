import { PLACEHOLDER, WORDS } from './placeholder.js';
import { ownRule, type SecretRule } from './secret-rule.js';

/** Tokens that their own letters give away; gitleaks has none of these, or wants more context than a transcript gives. */
export const TOKEN_RULES: readonly SecretRule[] = [
  token('anthropic-key', String.raw`\bsk-ant-[a-z]{2,12}\d{0,3}-[\w-]{8,}`, 'sk-ant-'),
  token('openai-key', String.raw`\bsk-(?:proj|svcacct|admin|or-v1)-[\w-]{20,}|\bsk-[A-Za-z0-9]{32,}`, 'sk-'),
  token(
    'github-token',
    String.raw`(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})`,
    'ghp_',
    'gho_',
    'ghu_',
    'ghs_',
    'ghr_',
    'github_pat_',
  ),
  token('slack-token', String.raw`\bxox[a-z](?:\.xox[a-z])?-[\w-]{10,}`, 'xox'),
  token(
    'google-oauth',
    String.raw`\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}|\b1//0[\w-]{30,}`,
    'ya29.',
    'gocspx-',
    '1//0',
  ),
  token('aws-bedrock-key', String.raw`\bABSK[A-Za-z0-9+/]{40,}={0,2}`, 'absk'),
  token('artifactory-token', String.raw`\b(?:AKCp|cmVmd)[A-Za-z0-9]{50,}`, 'akcp', 'cmvmd'),
  token('airtable-token', String.raw`\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}`, 'pat'),
  token('model-service-key', String.raw`\b(?:gsk_|xai-|r8_)[A-Za-z0-9]{30,}`, 'gsk_', 'xai-', 'r8_'),
  token(
    'service-secret',
    String.raw`\b(?:sb_secret_|sbp_|whsec_|ntn_|vercel_blob_rw_)[\w-]{20,}`,
    'sb_secret_',
    'sbp_',
    'whsec_',
    'ntn_',
    'vercel_blob_rw_',
  ),
  token(
    'developer-token',
    String.raw`(?:dckr_pat_|figd_|nvapi-|tskey-[a-z]{3,12}-)[\w-]{20,}|sq[uap]_[a-f0-9]{40}`,
    ...['dckr_pat_', 'figd_', 'nvapi-', 'tskey-', 'squ_', 'sqa_', 'sqp_'],
  ),
  token('atlassian-token', String.raw`ATATT3xFfGF0[\w=-]{20,}`, 'atatt3xffgf0'),
  token(
    'discord-webhook',
    String.raw`(?i)https://(?:\w+\.)?discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d{15,21}/[\w-]{30,}`,
    '/webhooks/',
  ),
  token(
    'password-hash',
    String.raw`\$(?:[1567y]|gy|apr1|2[abxy]?)\$[./=\w]{1,20}\$?[./\w$]{20,}|\$argon2(?:id?|d)\$[\w=,$+/]{20,}`,
    ...[
      '$1$',
      '$5$',
      '$6$',
      '$7$',
      '$y$',
      '$gy$',
      '$apr1$',
      '$2$',
      '$2a$',
      '$2b$',
      '$2x$',
      '$2y$',
      '$argon2',
    ],
  ),
  token('telegram-bot-token', String.raw`(?:^|\D)(\d{8,10}:AA[\w-]{33})(?:[^\w-]|$)`, ':aa'),
  token('json-web-token', String.raw`\beyJ[\w-]{10,}\.eyJ[\w-]{10,}(?:\.[\w-]*)?`, 'eyj'),
  token(
    'azure-key',
    String.raw`(?i)(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,}={0,2})`,
    'accountkey',
    'sharedaccesskey',
  ),
  inUrl('url-password', String.raw`[^\s/:"'<>\x60]*:([^\s/"'<>\x60]+)@`, [
    PLACEHOLDER,
    String.raw`^\d{1,4}$`,
  ]),
  inUrl('url-token', String.raw`([\w%.~+-]{20,})@`, [PLACEHOLDER, WORDS]),
];

function token(id: string, pattern: string, ...keywords: readonly string[]): SecretRule {
  return ownRule({ id, pattern, keywords, allowed: [], group: undefined, definite: true });
}

function inUrl(id: string, pattern: string, allowed: readonly string[]): SecretRule {
  const whole = String.raw`(?i)[a-z][a-z0-9+.-]*://${pattern}`;
  return ownRule({ id, pattern: whole, keywords: ['://'], allowed, group: undefined, definite: true });
}
