import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { ruleErrorText } from '../rules/rule-error.js';
import { writeRuleCache } from './rule-cache.js';
import { readSecretRules } from './secrets.js';

/** Last step of the build: rules parsed and checked once, so that a run need not. Throws if one is wrong. */
export async function prepare(installation: string): Promise<void> {
  const dist = join(installation, 'dist');
  const rules = join(installation, 'rules');
  // As in a run: the linear mode says which patterns can be asked natively.
  setFlagsFromString('--enable-experimental-regexp-engine');
  const errors = await writeRuleCache(rules, join(dist, 'rules.json'), join(dist, 'patterns.json'));
  if (errors.length > 0) throw new Error(errors.map(ruleErrorText).join('\n'));
  writeFileSync(join(dist, 'secrets.json'), JSON.stringify(await readSecretRules()));
  cpSync(join(installation, 'src/store/queries'), join(dist, 'queries'), { recursive: true });
  preparePage(installation);
  writeFileSync(join(dist, 'code.txt'), codeDigest(join(installation, 'build')));
}

/** A report has these inside, so it has their licences inside, too. */
const IN_PAGES = ['chart.js/LICENSE.md', '@kurkle/color/LICENSE.md'];

function preparePage(installation: string): void {
  const page = join(installation, 'dist/page');
  const licences = IN_PAGES.map((name) =>
    readFileSync(join(installation, 'node_modules', name), 'utf8').trim(),
  );
  const code = readFileSync(join(installation, 'build/page/charts.js'), 'utf8');
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, 'charts.js'), `/*!\n${licences.join('\n\n')}\n*/\n${code}`);
  cpSync(join(installation, 'src/views/report/page/report.css'), join(page, 'report.css'));
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
