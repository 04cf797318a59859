import { writeFileSync } from 'node:fs';
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
}
