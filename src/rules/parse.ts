import { checkRule } from './check.js';
import type { Rule } from './rule.js';
import type { RuleError } from './rule-error.js';
import { type RuleTests, ruleFile } from './schema/rule.js';
import { schemaErrors } from './schema-error.js';
import { parseYaml } from './yaml.js';

/** A rule file that is right. */
export interface ParsedRule {
  readonly rule: Rule;
  readonly tests: RuleTests;
}

/** Reads a rule file; every mistake found comes with its line. `file` is what errors name. */
export const parseRule = (
  text: string,
  file: string,
): ParsedRule | { readonly errors: readonly RuleError[] } => {
  const document = parseYaml(text, file);
  if ('errors' in document) return document;
  const result = ruleFile.safeParse(document.value);
  if (!result.success) {
    const read = { ...document, reference: 'see rules/README.md' };
    return { errors: schemaErrors(result.error.issues, read, file) };
  }
  const { tests, ...rule } = result.data;
  const errors = checkRule(rule, tests, file, document.lineOf);
  return errors.length > 0 ? { errors } : { rule, tests };
};
