import { parse } from 'smol-toml';
import { z } from 'zod';
import type { Allowance, SecretRule } from './secret-rule.js';

/** Reads the gitleaks rule file. Throws where it is not one: it ships with the program. */
export function parseGitleaks(toml: string): readonly SecretRule[] {
  const config = configSchema.parse(parse(toml));
  const general = allowance(config.allowlist);
  return config.rules.flatMap((rule) =>
    rule.regex === undefined ? [] : [secretRule(rule, rule.regex, general)],
  );
}

const allowlistSchema = z.object({
  condition: z.string().optional(),
  regexTarget: z.enum(['secret', 'match', 'line']).default('secret'),
  paths: z.array(z.string()).default([]),
  regexes: z.array(z.string()).default([]),
  stopwords: z.array(z.string()).default([]),
});

const ruleSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  regex: z.string().optional(),
  secretGroup: z.int().optional(),
  entropy: z.number().default(0),
  keywords: z.array(z.string()).default([]),
  allowlists: z.array(allowlistSchema).default([]),
});

const configSchema = z.object({ allowlist: allowlistSchema, rules: z.array(ruleSchema) });

function secretRule(rule: z.infer<typeof ruleSchema>, pattern: string, general: Allowance): SecretRule {
  const generic = rule.id.startsWith('generic');
  return {
    id: rule.id,
    pattern,
    group: rule.secretGroup,
    entropy: rule.entropy,
    keywords: rule.keywords.map((keyword) => keyword.toLowerCase()),
    allowances: [
      general,
      ...rule.allowlists.filter(({ condition }) => condition !== 'AND').map(allowance),
      // gitleaks has this one in its code.
      ...(generic ? [{ target: 'secret', patterns: ['^[^0-9]*$'], stopwords: [] } as const] : []),
    ],
    // With another way to match, it needs no sign.
    assigned: isAssignment(pattern) && !pattern.includes('|\\b('),
    definite: !generic && !isAssignment(pattern) && !pattern.includes('\\bcurl\\b'),
  };
}

/** The kind "name of a service, sign, value": any hash beside the name looks like the secret. */
const isAssignment = (pattern: string): boolean => pattern.includes('(?:=|>|:{1,3}=|\\|\\||:|=>|\\?=|,)');

function allowance(list: z.infer<typeof allowlistSchema>): Allowance {
  return {
    target: list.regexTarget,
    patterns: list.regexes.map(anchored),
    stopwords: list.stopwords.map((word) => word.toLowerCase()),
  };
}

/** As written, `^true|false|null$` would let pass every secret that has "false" in it. */
const anchored = (pattern: string): string =>
  pattern === '(?i)^true|false|null$' ? '(?i)^(?:true|false|null)$' : pattern;
