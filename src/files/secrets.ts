import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { SecretRule } from '../drafts/redaction/secret-rule.js';

/**
 * The gitleaks rules that come with the program; `src` and `dist` lie equally deep.
 * @param cache what the build made of them: parsing takes longer than most runs
 */
export async function readSecretRules(cache?: string): Promise<readonly SecretRule[]> {
  if (cache !== undefined && existsSync(cache)) return JSON.parse(readFileSync(cache, 'utf8'));
  const { parseGitleaks } = await import('../drafts/redaction/gitleaks.js');
  return parseGitleaks(await readFile(GITLEAKS, 'utf8'));
}

const GITLEAKS = new URL('../../rules/secrets/gitleaks.toml', import.meta.url);
