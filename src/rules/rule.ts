import type { Instant, Milliseconds } from '../units.js';
import type { Exclusion, NumberCondition, Selector } from './conditions.js';

/** rules.md 1. `signal` classifies and is never drafted; `retired` is kept for history and not asked. */
export const STATUSES = ['experimental', 'stable', 'signal', 'retired'] as const;
export type Status = (typeof STATUSES)[number];

export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];

/** Who can fix it. */
export const OWNERS = ['project', 'user-env', 'agent', 'harness', 'provider'] as const;
export type Owner = (typeof OWNERS)[number];

/** metrics.md 5. */
export const COST_MODELS = ['failure', 'retries', 'duration', 'wait', 'turn', 'outage', 'none'] as const;
export type CostModel = (typeof COST_MODELS)[number];

/** Computed once per event; `preceding.<field>` and the named groups of a rule's patterns come on top. */
export const FIELDS = [
  'tool',
  'program',
  'command_family',
  'command_shape',
  'file',
  'path',
  'path_shape',
  'failing_line',
  'template',
  'project',
  'label',
] as const;
export type Field = (typeof FIELDS)[number];

/** Totals that a block of kind `session` can ask for. */
export const TOTALS = [
  'active_time',
  'tool_calls',
  'errors',
  'error_rate',
  'interruptions',
  'user_messages',
  'compactions',
  'api_errors',
] as const;
export type Total = (typeof TOTALS)[number];

/** A rule as its file says, written out: lists are lists, durations milliseconds, defaults filled in. Plain JSON. */
export interface Rule {
  readonly schema: 1;
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly severity: Level;
  readonly confidence: Level;
  readonly owner: Owner;
  readonly cost: CostModel;
  readonly why: string;
  /** '' if the file says nothing. */
  readonly false_positives: string;
  readonly references: readonly string[];
  readonly detect: readonly Block[];
  /** Rule ids, or `*` alone. */
  readonly yields_to: readonly string[];
  readonly per_session: PerSession;
  /** Fields, `preceding.<field>`, or named groups of the patterns. */
  readonly group_by: readonly string[];
  readonly report_when: Gate;
  readonly issue: IssueTexts;
  readonly fixed: readonly Fix[];
}

export interface PerSession {
  /** Fewer matches of the rule in one session, whatever their groups, do not count. */
  readonly matches: number;
  /** Matches of one group that follow each other within this much active time are one; 0: never. */
  readonly merge: Milliseconds;
}

export interface Gate {
  readonly sessions: number;
  readonly users: number;
  readonly matches: number;
  readonly within: Milliseconds;
}

/** Texts with placeholders (rules.md 1). */
export interface IssueTexts {
  readonly title: readonly Wording[];
  readonly labels: readonly string[];
  readonly impact: readonly Wording[];
  readonly root_cause: readonly Wording[];
  readonly proposal: readonly Wording[];
}

/** One way to say it. The first that fits is used: its `for` equals the group, and its values are all known. */
export interface Wording {
  readonly for: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Fix {
  readonly issue: number | string;
  /** When users got the fix. */
  readonly at: Instant;
  readonly commit?: string;
  /** The group it mends; empty: every group of the rule. */
  readonly for: Readonly<Record<string, string>>;
  readonly note?: string;
}

export type Block = SingleBlock | SequenceBlock | SessionBlock;

export interface SingleBlock {
  readonly kind: 'single';
  readonly label?: string;
  readonly match: Selector;
  readonly unless: readonly Exclusion[];
}

export interface SequenceBlock {
  readonly kind: 'sequence';
  readonly label?: string;
  readonly same: readonly string[];
  /** Without one the whole thread is the window. */
  readonly within?: Window;
  readonly steps: readonly Step[];
  readonly broken_by: readonly Selector[];
}

export interface Step {
  readonly match: Selector;
  readonly unless: readonly Exclusion[];
  readonly times: number;
}

export interface SessionBlock {
  readonly kind: 'session';
  readonly label?: string;
  /** `active_time` in milliseconds. */
  readonly where: Readonly<Partial<Record<Total, NumberCondition>>>;
}

export type Window =
  | { readonly active: Milliseconds }
  | { readonly wall: Milliseconds }
  | { readonly calls: number };
