import { createHash } from 'node:crypto';

/** Raised only when the canonical form changes: every issue on record then gets another name. */
const VERSION = 1;
const DIGITS = 12;

/** Names a group for good: the same on every machine, in every run and release. */
export function fingerprint(rule: string, group: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(canonical(rule, group), 'utf8').digest('hex').slice(0, DIGITS);
}

// JSON keeps names and values apart whatever is in them; sorted, so the order of `group_by` means nothing.
function canonical(rule: string, group: Readonly<Record<string, string>>): string {
  const values = Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(['frictionlog/group', VERSION, rule, values]);
}
