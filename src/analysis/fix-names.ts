import type { FixEntry } from '../config/schema.js';
import { idsLike } from '../rules/ids-like.js';
import type { Rule } from '../rules/rule.js';
import { type RuleError, shown } from '../rules/rule-error.js';

/** Names in fixes that no rule has: such a fix would never apply, and nobody would be told. */
export const unknownNames = (
  entries: readonly FixEntry[],
  rules: readonly Rule[],
  { file, path }: { readonly file: string; readonly path: readonly string[] },
): readonly RuleError[] => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return entries.flatMap((entry, index) =>
    entry.proposed === true
      ? []
      : unknownIn(entry, byId).map(({ at, ...texts }) => ({
          ...texts,
          ...{ file, line: undefined, path: [...path, index, ...at].join('.') },
        })),
  );
};

interface Unknown {
  readonly at: readonly string[];
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

/** Beside a fingerprint the rule is only told: it may be gone by now. */
function unknownIn(entry: FixEntry, byId: ReadonlyMap<string, Rule>): readonly Unknown[] {
  const { rule: id, fingerprint, for: group = {} } = entry;
  const rule = id === undefined ? undefined : byId.get(id);
  if (rule !== undefined) return unknownFields(Object.keys(group), rule);
  if (id === undefined || fingerprint !== undefined) return [];
  const hint = idsLike(id, [...byId.keys()]) || 'see `frictionlog rules list`';
  return [{ at: ['rule'], expected: 'the id of a rule', found: shown(id), hint }];
}

const unknownFields = (fields: readonly string[], { id, group_by }: Rule): readonly Unknown[] =>
  fields
    .filter((field) => !group_by.includes(field))
    .map((field) => ({
      at: ['for', field],
      expected:
        group_by.length === 0
          ? 'no fields: the rule is one group'
          : `fields of group_by (${group_by.join(', ')})`,
      found: shown(field),
      hint: `see \`frictionlog rules explain ${id}\``,
    }));
