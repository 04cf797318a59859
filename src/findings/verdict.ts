import type { Fix, Rule } from '../rules/rule.js';
import type { Exposure } from './exposure.js';
import { type GateOptions, type GateResult, gateOf } from './gate.js';
import type { GroupInSession } from './priced-session.js';

/** So many matches must be missing before a fix counts as proven. */
const ENOUGH_ABSENT = 3;

export const VERDICTS = [
  'open',
  'regression',
  'already_fixed',
  'verified',
  'unverified',
  'below_gate',
] as const;

/** What is to be done about a group. */
export type Verdict =
  | { readonly kind: 'open'; readonly gate: GateResult }
  | { readonly kind: 'regression'; readonly fix: Fix }
  /** `absent`: matches that the old rate would have produced since the fix. */
  | { readonly kind: 'already_fixed' | 'verified' | 'unverified'; readonly fix: Fix; readonly absent: number }
  /** With a fix: it came back, but the rule is too unsure for so few matches. */
  | { readonly kind: 'below_gate'; readonly gate: GateResult; readonly fix: Fix | undefined };

/** The fix that a verdict rests on. */
export const fixOf = (verdict: Verdict): Fix | undefined => ('fix' in verdict ? verdict.fix : undefined);

/** What is known of a group when it is judged. */
export interface Evidence {
  readonly rule: Rule;
  readonly fix: Fix | undefined;
  /** Of sessions begun before the fix, and the rest. */
  readonly expected: readonly GroupInSession[];
  readonly counted: readonly GroupInSession[];
  readonly exposure: Exposure;
}

/** A fix is asked first, then the gate. */
export function judge(evidence: Evidence, options: GateOptions): Verdict {
  const { rule, fix, counted } = evidence;
  if (fix === undefined) {
    const gate = gateOf(counted, rule.report_when, options);
    return gate.isOpen ? { kind: 'open', gate } : { kind: 'below_gate', gate, fix };
  }
  if (counted.length === 0) return { ...holds(evidence), fix };
  // A rule that is seldom right needs as much evidence for a return as for a first report.
  const gate = gateOf(counted, rule.report_when, options, fix.at);
  const isDoubtful = rule.confidence === 'low' && !gate.isOpen;
  return isDoubtful ? { kind: 'below_gate', gate, fix } : { kind: 'regression', fix };
}

function holds({ expected, exposure }: Evidence) {
  if (exposure.since === 0) return { kind: 'already_fixed', absent: 0 } as const;
  const matches = expected.reduce((sum, part) => sum + part.matches.length, 0);
  const absent = exposure.before > 0 ? (matches / exposure.before) * exposure.since : 0;
  return { kind: absent >= ENOUGH_ABSENT ? 'verified' : 'unverified', absent } as const;
}
