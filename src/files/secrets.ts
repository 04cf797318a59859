import { readFile } from 'node:fs/promises';
import { parseGitleaks } from '../drafts/redaction/gitleaks.js';
import type { SecretRule } from '../drafts/redaction/secret-rule.js';

/** The gitleaks rules that come with the program; `src` and `dist` lie equally deep. */
export async function readSecretRules(): Promise<readonly SecretRule[]> {
  return parseGitleaks(await readFile(GITLEAKS, 'utf8'));
}

const GITLEAKS = new URL('../../rules/secrets/gitleaks.toml', import.meta.url);
