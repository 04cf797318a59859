import type { Problem, ProblemCode } from '../../problem.js';
import { printable, printablePath } from '../printable.js';
import type { RawPath } from '../raw-path.js';
import type { SshSource } from '../source.js';
import type { TransportError, TransportErrorKind } from '../transport.js';

/** What became of one remote file. */
export type FileOutcome =
  | {
      readonly kind: 'new' | 'grown' | 'replaced' | 'unchanged';
      readonly file: RawPath;
      readonly copy: string;
    }
  /** No longer on the host; its copy stays. */
  | { readonly kind: 'gone'; readonly file: RawPath }
  /** Its name says that it is not wanted now. */
  | { readonly kind: 'not-wanted'; readonly file: RawPath }
  | { readonly kind: 'skipped-unsafe-name'; readonly file: RawPath; readonly reason: string }
  | { readonly kind: 'failed'; readonly file: RawPath; readonly error: TransportError };

export interface FetchResult {
  readonly source: string;
  readonly outcomes: readonly FileOutcome[];
  readonly problems: readonly Problem[];
  /** Transcript bytes that came over the wire and were new. */
  readonly bytes: number;
  /** What ended the work on this host before its time, or nothing. */
  readonly stopped: TransportError | undefined;
}

/** How often each outcome occurred, for the summary. */
export function countOutcomes(outcomes: readonly FileOutcome[]): Record<FileOutcome['kind'], number> {
  const counts = {
    new: 0,
    grown: 0,
    replaced: 0,
    unchanged: 0,
    gone: 0,
    'not-wanted': 0,
    'skipped-unsafe-name': 0,
    failed: 0,
  };
  for (const outcome of outcomes) counts[outcome.kind] += 1;
  return counts;
}

/** The refusal that holds for a host as a whole: not one file could be read, or is up to date. */
export function refusalOf(outcomes: readonly FileOutcome[]): TransportError | undefined {
  if (outcomes.some((outcome) => 'copy' in outcome)) return undefined;
  const errors = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.error] : []));
  return errors.find((error) => error.kind === 'permission');
}

/** One problem for what stopped the host, one for each kind of failure, one for each name that is not safe. */
export function problemsOf(
  source: SshSource,
  outcomes: readonly FileOutcome[],
  gap: string | undefined,
  stopped: TransportError | undefined,
): Problem[] {
  const host = printable(source.host);
  const stop =
    stopped === undefined ? [] : [{ code: CODES[stopped.kind], file: host, text: stopped.message }];
  const unlisted =
    gap === undefined
      ? []
      : [{ code: 'permission-denied' as const, file: `${host}:${source.root}`, text: gapText(gap) }];
  const unsafe = outcomes.flatMap((outcome) =>
    outcome.kind === 'skipped-unsafe-name'
      ? [
          {
            code: 'unsafe-name' as const,
            file: `${host}:${printablePath(outcome.file)}`,
            text: outcome.reason,
          },
        ]
      : [],
  );
  return [...stop, ...unlisted, ...failures(host, outcomes, stopped), ...unsafe];
}

function failures(
  host: string,
  outcomes: readonly FileOutcome[],
  stopped: TransportError | undefined,
): Problem[] {
  const first = new Map<TransportErrorKind, { readonly problem: Problem; readonly count: number }>();
  for (const outcome of outcomes) {
    if (outcome.kind !== 'failed' || outcome.error.kind === stopped?.kind) continue;
    const { error, file } = outcome;
    const problem = first.get(error.kind)?.problem ?? {
      code: CODES[error.kind],
      file: `${host}:${printablePath(file)}`,
      text: error.message,
    };
    first.set(error.kind, { problem, count: (first.get(error.kind)?.count ?? 0) + 1 });
  }
  return [...first.values()].map(({ problem, count }) =>
    count === 1 ? problem : { ...problem, text: `${problem.text} (the same for ${count - 1} more files)` },
  );
}

const gapText = (gap: string): string =>
  `some folders could not be listed, their transcripts are missing: ${gap}. Folders that only root can list need \`sudo: helper\`.`;

const CODES = {
  disconnected: 'host-unavailable',
  unavailable: 'host-unavailable',
  busy: 'host-unavailable',
  stalled: 'host-unavailable',
  'host-key': 'host-key',
  authentication: 'permission-denied',
  permission: 'permission-denied',
  missing: 'unreadable-file',
  short: 'short-file',
  changed: 'short-file',
  'command-failed': 'unreadable-file',
  protocol: 'host-unavailable',
  configuration: 'host-unavailable',
} as const satisfies Record<TransportErrorKind, ProblemCode>;
