/** What `summary.json` holds: own types, apart from those the program computes with. Instants in ISO, lengths in seconds. */
export interface SummaryDocument {
  readonly schema_version: 1;
  readonly as_of: string;
  readonly sessions: number;
  readonly users: number;
  readonly active_time: ActiveAt & { readonly compared: readonly ActiveAt[] };
  /** Of all groups; each instant of a session counts once. */
  readonly lost_s: number;
  readonly coverage: SummaryCoverage;
  readonly groups: readonly SummaryGroup[];
  /** Failing lines that no rule explains, most frequent first. */
  readonly unknown_errors: readonly {
    readonly text: string;
    readonly count: number;
    readonly sessions: number;
    readonly users: number;
  }[];
  readonly kept_drafts: readonly { readonly file: string; readonly reason: string }[];
  readonly refused_drafts: readonly {
    readonly fingerprint: string;
    readonly rule: string;
    readonly reason: string;
  }[];
}

interface ActiveAt {
  readonly gap_limit_s: number;
  readonly active_s: number;
}

interface SummaryCoverage {
  readonly files: {
    readonly seen: number;
    readonly read: number;
    readonly skipped: Readonly<Record<string, number>>;
  };
  readonly lines: { readonly bad: number; readonly torn: number; readonly oversized: number };
  readonly records: { readonly read: number; readonly counted: number; readonly copied: number };
  readonly unknown_kinds: Readonly<Record<string, number>>;
  readonly calls: { readonly total: number; readonly measured: number };
  readonly errors: number;
  readonly unexplained_errors: number;
  readonly restamped_sessions: number;
  readonly oldest?: string;
  readonly newest?: string;
}

export interface SummaryGroup {
  readonly fingerprint: string;
  readonly rule: string;
  readonly group: Readonly<Record<string, string>>;
  readonly title: string;
  readonly verdict: string;
  readonly impact: string;
  readonly severity: string;
  readonly confidence: string;
  readonly owner: string;
  readonly matches: number;
  readonly hidden_matches: number;
  readonly expected_matches: number;
  readonly sessions: number;
  readonly users: number;
  readonly users_exposed: number;
  readonly lost_s: number;
  readonly lost_max_s: number;
  readonly tokens: {
    readonly input: number;
    readonly output: number;
    readonly cache_read: number;
    readonly cache_creation: number;
  };
  readonly per_active_hour?: number;
  readonly per_100_calls?: number;
  readonly spread: 'one user' | 'several users' | 'all users';
  /** Matches by hour of the day (`9`: from 9 to 10) and by weekday (`1`: Monday), in the zone of the run; empty ones left out. */
  readonly hours: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  readonly first_seen?: string;
  readonly last_seen?: string;
  readonly missing?: { readonly sessions: number; readonly users: number; readonly matches: number };
  readonly fix?: { readonly issue: string; readonly at: string };
  readonly trend?: SummaryTrend;
  readonly draft?: string;
}

export interface SummaryTrend {
  readonly weeks: readonly {
    readonly start: string;
    readonly sessions: number;
    readonly affected: number;
    readonly matches: number;
    readonly active_s: number;
  }[];
  readonly change:
    | { readonly kind: 'insufficient_data' }
    | {
        readonly kind: 'compared';
        readonly before_per_active_hour: number;
        readonly after_per_active_hour: number;
        readonly p: number;
        readonly adjusted_p: number;
      };
}
