import { isGroup } from '../rules/group-value.js';
import type { Fix, Rule } from '../rules/rule.js';
import type { Instant } from '../units.js';
import { fingerprint } from './fingerprint.js';

/** A fix that the users' own configuration records: of a rule, with `for` as in a rule's own; or of one group. */
export type RuleFix = Fix &
  (
    | { readonly rule: string }
    | {
        readonly fingerprint: string;
      }
  );

/** The newest fix that mends this group and that users had by then; one without `for` mends every group of its rule. */
export function newestFix(
  rule: Rule,
  group: Readonly<Record<string, string>>,
  own: readonly RuleFix[],
  asOf: Instant,
): Fix | undefined {
  // Hashed once, and only if somebody asks.
  const name = own.some((fix) => 'fingerprint' in fix) ? fingerprint(rule.id, group) : '';
  return [...rule.fixed, ...own.filter((fix) => isAbout(fix, rule.id, name))]
    .filter((fix) => fix.at <= asOf && isGroup(group, fix.for))
    .reduce<Fix | undefined>(
      (newest, fix) => (newest === undefined || fix.at > newest.at ? fix : newest),
      undefined,
    );
}

const isAbout = (fix: RuleFix, rule: string, name: string): boolean =>
  'fingerprint' in fix ? fix.fingerprint === name : fix.rule === rule;
