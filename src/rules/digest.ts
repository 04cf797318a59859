import { createHash } from 'node:crypto';
import type { Rule } from './rule.js';

/** Changes when what a rule counts changes, so that a changed count can be explained. */
export const ruleDigest = ({ detect, group_by, per_session }: Rule): string =>
  createHash('sha256')
    .update(canonical({ detect, group_by, per_session }), 'utf8')
    .digest('hex')
    .slice(0, 12);

/** JSON with sorted keys: the order in which a file names things means nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
