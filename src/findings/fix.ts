import type { Fix, Rule } from '../rules/rule.js';

/** A fix of a built-in rule that the users' own configuration records. */
export interface RuleFix extends Fix {
  readonly rule: string;
}

/** The newest fix that mends this group; one without `for` mends every group of its rule. */
export function newestFix(
  rule: Rule,
  group: Readonly<Record<string, string>>,
  own: readonly RuleFix[],
): Fix | undefined {
  return [...rule.fixed, ...own.filter((fix) => fix.rule === rule.id)]
    .filter((fix) => mends(fix, group))
    .reduce<Fix | undefined>(
      (newest, fix) => (newest === undefined || fix.at > newest.at ? fix : newest),
      undefined,
    );
}

// People write values as they see them; those of groups are lower-cased.
function mends(fix: Fix, group: Readonly<Record<string, string>>): boolean {
  return Object.entries(fix.for).every(([field, value]) => group[field] === value.trim().toLowerCase());
}
