import type { ErrorTemplate } from '../findings/error-templates.js';
import { patternOf } from '../findings/template-pattern.js';
import { parseRule } from '../rules/parse.js';
import { findsAll } from '../rules/pattern-trial.js';
import type { Rule } from '../rules/rule.js';
import { ruleErrorText } from '../rules/rule-error.js';
import { testRule } from '../rules/selftest.js';
import { findSecrets } from './redact.js';
import type { RedactionContext } from './redaction/context.js';
import { ruleIdFor } from './rule-draft/id.js';
import { ruleText } from './rule-draft/text.js';

/** A rule file for errors that no rule explains, or why there is none. */
export type RuleDraft =
  | { readonly kind: 'draft'; readonly id: string; readonly pattern: string; readonly text: string }
  | { readonly kind: 'none'; readonly reason: string };

export interface RuleDraftContext {
  readonly redaction: RedactionContext;
  /** Ids that are taken. */
  readonly ids: ReadonlySet<string>;
  readonly rules: readonly Rule[];
}

/** Writes a rule for one template and tries it: what is handed out is valid, passes its own tests and has no secret in it. */
export function ruleDraft(template: ErrorTemplate, { redaction, ids, rules }: RuleDraftContext): RuleDraft {
  const pattern = patternOf(template.text);
  if (pattern === undefined) return none('too few words are the same to tell it from other errors');
  const lines = template.examples.flatMap(({ line, source }) => [line, source]);
  if (!findsAll(pattern, lines)) return none('no pattern of its words finds all of its lines');
  const id = ruleIdFor(template, ids);
  const text = ruleText(template, id, pattern);
  const parsed = parseRule(text, `${id}.yaml`);
  if ('errors' in parsed) return none(parsed.errors.map(ruleErrorText).join('; '));
  const wrong = testRule(parsed, rules).cases.filter(({ detail }) => detail !== '');
  if (wrong.length > 0) return none(`its own cases fail: ${wrong.map(({ name }) => name).join('; ')}`);
  const [secret] = findSecrets(text, redaction);
  if (secret !== undefined) return none(`a secret (${secret.rule}) would stand in it`);
  return { kind: 'draft', id, pattern, text };
}

const none = (reason: string): RuleDraft => ({ kind: 'none', reason });
