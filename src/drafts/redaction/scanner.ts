import { RE2JS } from 're2js';
import { type Expression, mayOccur, toSubject } from '../../rules/expression.js';
import { lazy } from '../../rules/lazy.js';
import { literalFinder } from '../../rules/literal-finder.js';
import { discordSpans } from './discord.js';
import { logicalLines } from './logical-lines.js';
import { pemSpans } from './pem.js';
import { type Allowance, entropy, type SecretRule } from './secret-rule.js';
import { sieveOf } from './sieve.js';
import { merged, type Span } from './span.js';

/** Finds secrets. A rule's pattern is compiled when one of its keywords first stands in a text. */
export type SecretScanner = (text: string) => readonly Span[];

/** `isHarmless`: what the user allows, and what has been replaced before. */
export function secretScanner(
  rules: readonly SecretRule[],
  isHarmless: (secret: string, rule: string) => boolean,
): SecretScanner {
  const compiled = rules.map(compile);
  const always = compiled.filter(({ rule }) => rule.keywords.length === 0);
  const keyed = literalFinder(compiled, ({ rule }) => rule.keywords);
  return (text) => {
    const spans = [...pemSpans(text), ...discordSpans(text)];
    for (const { offset, line } of logicalLines(text)) {
      for (const pattern of always) spans.push(...secretsOf(pattern, line, offset));
      const lower = line.toLowerCase();
      const asked = keyed(lower);
      if (asked.size === 0) continue;
      const subject = line.length > LONGEST_SIEVED ? undefined : toSubject(line, lower);
      for (const pattern of asked) {
        const sieve = pattern.sieve();
        if (sieve !== undefined && !mayOccur(sieve, subject)) continue;
        spans.push(...secretsOf(pattern, line, offset));
      }
    }
    return merged(spans.filter(({ start, end, rule }) => !isHarmless(text.slice(start, end), rule)));
  };
}

interface CompiledRule {
  readonly rule: SecretRule;
  readonly pattern: () => RE2JS;
  readonly sieve: () => Expression | undefined;
  readonly allowances: () => readonly CompiledAllowance[];
}

interface CompiledAllowance {
  readonly target: Allowance['target'];
  readonly patterns: readonly RE2JS[];
  readonly stopwords: readonly string[];
}

function compile(rule: SecretRule): CompiledRule {
  return {
    rule,
    pattern: lazy(() => RE2JS.compile(rule.pattern)),
    sieve: lazy(() => sieveOf(rule.pattern)),
    allowances: lazy(() =>
      rule.allowances.map((allowance) => ({
        ...allowance,
        patterns: allowance.patterns.map((pattern) => RE2JS.compile(pattern)),
      })),
    ),
  };
}

/** On longer lines that engine is the slower one. */
const LONGEST_SIEVED = 1000;

function secretsOf({ rule, pattern, allowances }: CompiledRule, line: string, offset: number): Span[] {
  const spans: Span[] = [];
  if (rule.assigned && !ASSIGNMENT.test(line)) return spans;
  const matcher = pattern().matcher(line);
  let from = 0;
  while (from < line.length && matcher.find(from)) {
    const group = rule.group ?? firstGroup(matcher);
    const start = matcher.start(group);
    const end = matcher.end(group);
    // From the secret's end, not the match's: what ends this one may begin the next.
    from = Math.max(end, matcher.start() + 1, from + 1);
    if (start < 0 || start === end) continue;
    const found = { secret: line.slice(start, end), match: matcher.group() ?? '', line };
    if (entropy(found.secret) <= rule.entropy || allowances().some((each) => allows(each, found))) continue;
    spans.push({ start: offset + start, end: offset + end, rule: rule.id, definite: rule.definite });
  }
  return spans;
}

const ASSIGNMENT = /[=:>,|][`'"\s=]{0,5}[\w.=+/%-]{8}/;

function firstGroup(matcher: ReturnType<RE2JS['matcher']>): number {
  for (let group = 1; group <= matcher.groupCount(); group += 1) if (matcher.start(group) >= 0) return group;
  return 0;
}

function allows(
  { target, patterns, stopwords }: CompiledAllowance,
  found: Readonly<Record<Allowance['target'], string>>,
): boolean {
  const lower = found.secret.toLowerCase();
  return (
    stopwords.some((word) => lower.includes(word)) ||
    patterns.some((pattern) => pattern.matcher(found[target]).find())
  );
}
