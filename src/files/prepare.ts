import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleErrorText } from '../rules/rule-error.js';
import { writeRuleCache } from './rule-cache.js';
import { readSecretRules } from './secrets.js';

/** Last step of the build: rules parsed and checked once, so that a run need not. Throws if one is wrong. */
export async function prepare(installation: string): Promise<void> {
  const dist = join(installation, 'dist');
  const errors = await writeRuleCache(join(installation, 'rules'), join(dist, 'rules.json'));
  if (errors.length > 0) throw new Error(errors.map(ruleErrorText).join('\n'));
  writeFileSync(join(dist, 'secrets.json'), JSON.stringify(await readSecretRules()));
  cpSync(join(installation, 'src/store/queries'), join(dist, 'queries'), { recursive: true });
  writeFileSync(join(dist, 'code.txt'), codeDigest(join(installation, 'build')));
}

/** Folders whose code decides what is found in a transcript. */
const READING = [
  'analysis',
  'drafts',
  'files',
  'findings',
  'rules',
  'statistics',
  'store',
  'timing',
  'transcript',
  'wire',
];

/** Changes when what is found in a transcript may: a store reads it again then. */
function codeDigest(build: string): string {
  const hash = createHash('sha256');
  for (const folder of READING) {
    const names = readdirSync(join(build, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((name) => name.endsWith('.js')).sort())
      hash.update(`${folder}/${name}\0`).update(readFileSync(join(build, folder, name)));
  }
  return hash.digest('hex').slice(0, 32);
}
