import { VERDICTS, type Verdict } from '../findings/verdict.js';
import { LEVELS, type Level } from '../rules/rule.js';
import { SUMMARY_NUMBERS, type SummaryNumber, type WireSummary } from '../wire/contract-summary.js';

/** What `--fail-on` takes, and nothing else. */
export type Condition =
  | { readonly kind: 'problems' }
  | { readonly kind: 'verdict'; readonly verdict: Verdict['kind'] }
  | { readonly kind: 'severity'; readonly least: Level }
  | ({ readonly kind: 'number'; readonly number: SummaryNumber } & Bound)
  | ({ readonly kind: 'success rate'; readonly tool: string } & Bound);

interface Bound {
  readonly comparison: Comparison;
  readonly limit: number;
}

const COMPARISONS = ['>=', '<=', '>', '<', '='] as const;
type Comparison = (typeof COMPARISONS)[number];

const COMPARE = {
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '=': (a, b) => a === b,
} as const satisfies Record<Comparison, (a: number, b: number) => boolean>;

/** `severity>=high`, `error_rate>0.1`, `success_rate.Bash<0.8`: a name, perhaps a tool, a comparison, a value. */
const COMPARED = /^([a-z][a-z0-9_]*)(?:\.([^<>=]+))?\s*(>=|<=|>|<|=)\s*(\S+)$/;

/** Absent where it is none. */
export function parseCondition(text: string): Condition | undefined {
  if (text === 'problems') return { kind: 'problems' };
  const verdict = VERDICTS.find((one) => one === text);
  if (verdict !== undefined) return { kind: 'verdict', verdict };
  const [, name = '', tool, sign, value = ''] = COMPARED.exec(text) ?? [];
  const comparison = COMPARISONS.find((one) => one === sign);
  if (comparison === undefined) return undefined;
  return name === 'severity' && tool === undefined
    ? severity(comparison, value)
    : comparedNumber(name, tool?.trim(), comparison, value);
}

function severity(comparison: Comparison, value: string): Condition | undefined {
  const least = LEVELS.find((level) => level === value);
  return comparison === '>=' && least !== undefined ? { kind: 'severity', least } : undefined;
}

function comparedNumber(
  name: string,
  tool: string | undefined,
  comparison: Comparison,
  value: string,
): Condition | undefined {
  if (!/^\d+(?:\.\d+)?$/.test(value)) return undefined;
  const bound: Bound = { comparison, limit: Number(value) };
  if (tool !== undefined)
    return name === 'success_rate' ? { kind: 'success rate', tool, ...bound } : undefined;
  const number = SUMMARY_NUMBERS.find((one) => one === name);
  return number && { kind: 'number', number, ...bound };
}

/** For whoever wrote another one. */
export const ALLOWED_CONDITIONS = `problems; a verdict (${VERDICTS.join(', ')}); severity>=LEVEL (${LEVELS.join(', ')}); or a number with ${COMPARISONS.join(' ')}: success_rate.TOOL, ${SUMMARY_NUMBERS.join(', ')}`;

/** What conditions are asked about. */
export interface Found {
  readonly problems: number;
  readonly groups: readonly {
    readonly verdict: { readonly kind: Verdict['kind'] };
    readonly rule: { readonly severity: Level };
  }[];
  readonly summary: WireSummary;
}

export type Judgement =
  | { readonly kind: 'holds'; readonly because: string }
  | { readonly kind: 'holds not' }
  /** Nothing is known of that number: the condition does not hold. */
  | { readonly kind: 'unknown'; readonly what: string };

export function judgeCondition(condition: Condition, found: Found): Judgement {
  switch (condition.kind) {
    case 'problems':
      return counted(found.problems, 'problems');
    case 'verdict':
      return counted(
        found.groups.filter(({ verdict }) => verdict.kind === condition.verdict).length,
        `friction points with the verdict ${condition.verdict}`,
      );
    case 'severity':
      return counted(
        found.groups.filter((group) => isToMend(group) && isAtLeast(group.rule.severity, condition.least))
          .length,
        `friction points to mend of severity ${condition.least} or more`,
      );
    case 'number':
      return compared(condition.number, found.summary[condition.number], condition);
    case 'success rate':
      return compared(`success_rate.${condition.tool}`, rateOf(found.summary, condition.tool), condition);
  }
}

const counted = (count: number, what: string): Judgement =>
  count > 0 ? { kind: 'holds', because: `${what}: ${count}` } : { kind: 'holds not' };

/** What lies below its gate or is mended alarms nobody. */
const isToMend = ({ verdict }: Found['groups'][number]): boolean =>
  verdict.kind === 'open' || verdict.kind === 'regression';

const isAtLeast = (level: Level, least: Level): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf(least);

function compared(name: string, value: number | undefined, { comparison, limit }: Bound): Judgement {
  if (value === undefined) return { kind: 'unknown', what: name };
  return COMPARE[comparison](value, limit)
    ? { kind: 'holds', because: `${name} is ${value}` }
    : { kind: 'holds not' };
}

const rateOf = ({ success_rate: rates }: WireSummary, tool: string): number | undefined =>
  Object.hasOwn(rates, tool) ? rates[tool] : undefined;
