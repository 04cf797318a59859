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
  const texts = await Promise.all(GITLEAKS.map((file) => readFile(file, 'utf8')));
  // Rules are a list at the end of the first file: what follows it is added to the list.
  return parseGitleaks(texts.join('\n'));
}

const GITLEAKS = ['gitleaks.toml', 'gitleaks-newer.toml'].map(
  (name) => new URL(`../../rules/secrets/${name}`, import.meta.url),
);
