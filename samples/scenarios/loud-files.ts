import type { SampleFile } from '../builder.js';
import { SCENARIOS } from './loud/all.js';
import type { Finding } from './scenario.js';

/** One folder per rule, and beside them what is found, nothing else. */
export function loud(): readonly SampleFile[] {
  const files = SCENARIOS.flatMap(({ rule, sessions }) =>
    sessions.flatMap((one) => one.files()).map(({ path, text }) => ({ path: `${rule}/${path}`, text })),
  );
  const findings = added(SCENARIOS.flatMap((one) => one.findings));
  return [...files, { path: 'findings.json', text: `${JSON.stringify({ findings }, null, 2)}\n` }];
}

/** One row per rule and group, in order; matches of several scenarios are added up. */
function added(findings: readonly Finding[]): readonly Finding[] {
  const rows = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.group]);
    rows.set(key, { ...finding, matches: finding.matches + (rows.get(key)?.matches ?? 0) });
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, finding]) => finding);
}
