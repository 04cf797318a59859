import type { SampleFile } from '../builder.js';
import { SCENARIOS } from './loud/all.js';

/** One folder per rule, and beside them what is found, nothing else. */
export function loud(): readonly SampleFile[] {
  const files = SCENARIOS.flatMap(({ rule, sessions }) =>
    sessions.flatMap((one) => one.files()).map(({ path, text }) => ({ path: `${rule}/${path}`, text })),
  );
  const findings = SCENARIOS.flatMap((one) => one.findings);
  return [...files, { path: 'findings.json', text: `${JSON.stringify({ findings }, null, 2)}\n` }];
}
