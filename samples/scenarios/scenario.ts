import { type Session, session } from '../builder.js';

/** What one rule finds in one scenario. */
export interface Finding {
  readonly rule: string;
  /** Values of the rule's `group_by`. */
  readonly group: Readonly<Record<string, string>>;
  readonly matches: number;
}

/** A small session in which one rule has something to say. */
export interface Scenario {
  /** The rule it is about: also the folder of its files. */
  readonly rule: string;
  /** Everything that any rule finds in it. Signals are no findings. */
  readonly findings: readonly Finding[];
  readonly sessions: readonly Session[];
}

/** A finding; of the scenario's own rule unless another is named. */
type Found = Omit<Finding, 'rule'> & { readonly rule?: string };

/** One session, told by a function. Scenarios differ by rule, so no two share a session id. */
export function scenario(
  rule: string,
  findings: readonly Found[],
  tell: (session: Session) => void,
  version = '2.1.42',
): Scenario {
  const one = session({ user: 'ada', start: startOf(rule), version, project: 'ferry' });
  tell(one);
  return {
    rule,
    findings: findings.map(({ group, matches, ...other }) => ({ rule, ...other, group, matches })),
    sessions: [one],
  };
}

/** A signal classifies and is never reported: nothing is found in its scenario. */
export const signal = (rule: string, tell: (session: Session) => void): Scenario => scenario(rule, [], tell);

/** Another second of one day for each name: user and start make the session id. */
function startOf(rule: string): string {
  const sum = [...rule].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 35_999, 7);
  return new Date(Date.parse('2026-02-10T08:00:00Z') + sum * 1000).toISOString();
}
