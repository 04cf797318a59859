/** What a version of Claude Code writes into its transcripts. */
export interface Format {
  /** `Exit code N` at the start of a failing result. */
  readonly exitCodes: boolean;
  readonly slug: boolean;
  readonly entrypoint: boolean;
  readonly snapshots: boolean;
  readonly todos: boolean;
  readonly thinkingMetadata: boolean;
  readonly permissionMode: boolean;
  readonly promptId: boolean;
  readonly origin: boolean;
  readonly promptSource: boolean;
  readonly sourceAssistant: boolean;
  readonly stopHooks: boolean;
  readonly turnDuration: boolean;
  /** One `bash_progress` record per second of a running command. */
  readonly ticks: boolean;
  readonly tickTimeout: boolean;
  readonly tickTask: boolean;
  readonly agentProgress: boolean;
  readonly attachments: boolean;
  readonly awaySummary: boolean;
  readonly summaryLine: boolean;
  readonly titles: boolean;
  readonly noOutputExpected: boolean;
  readonly stopReason: boolean;
  /** Task was renamed. */
  readonly agentTool: 'Task' | 'Agent';
  readonly longAgentIds: boolean;
  readonly model: string;
}

/** First and last versions as counted in real transcripts. */
export function formatOf(version: string): Format {
  const from = (first: string) => compare(version, first) >= 0;
  const within = (first: string, last: string) => from(first) && compare(version, last) <= 0;
  return {
    exitCodes: from('2.0.34'),
    slug: within('2.0.64', '2.1.119'),
    entrypoint: from('2.1.78'),
    snapshots: from('2.0.5'),
    todos: within('2.0.64', '2.1.49'),
    thinkingMetadata: within('1.0.117', '2.1.44'),
    permissionMode: from('2.1.15'),
    promptId: from('2.1.78'),
    origin: from('2.1.112'),
    promptSource: from('2.1.170'),
    sourceAssistant: from('2.1.1'),
    stopHooks: from('2.0.64'),
    turnDuration: from('2.1.1'),
    ticks: within('2.1.12', '2.1.49'),
    tickTimeout: from('2.1.25'),
    tickTask: from('2.1.47'),
    agentProgress: within('2.1.12', '2.1.81'),
    attachments: from('2.1.91'),
    awaySummary: from('2.1.108'),
    summaryLine: !from('2.1.30'),
    titles: from('2.1.121'),
    noOutputExpected: from('2.1.38'),
    stopReason: from('2.1.91'),
    agentTool: from('2.1.78') ? 'Agent' : 'Task',
    longAgentIds: from('2.1.78'),
    model: modelOf(from),
  };
}

function modelOf(from: (first: string) => boolean): string {
  if (from('2.1.110')) return 'claude-opus-4-7';
  if (from('2.1.30')) return 'claude-opus-4-6';
  if (from('2.0.64')) return 'claude-opus-4-5-20251101';
  return 'claude-sonnet-4-20250514';
}

function compare(one: string, other: string): number {
  const left = one.split('.').map(Number);
  const right = other.split('.').map(Number);
  for (const [index, number] of left.entries()) {
    const difference = number - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
