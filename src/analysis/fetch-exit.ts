import { EXIT, type ExitCode } from '../failure.js';
import type { FetchResult } from '../sources/mirror/outcome.js';
import type { TransportErrorKind } from '../sources/transport.js';

/** What became of the hosts as a whole: a host that failed shows, whatever the others did. */
export function fetchExit(results: readonly FetchResult[]): ExitCode {
  const stopped = results.flatMap(({ stopped: error }) => error ?? []);
  const [first] = stopped;
  if (first === undefined) return results.some(hasFailures) ? EXIT.tryLater : EXIT.done;
  return stopped.length < results.length ? EXIT.tryLater : EXIT_OF[first.kind];
}

const hasFailures = ({ outcomes }: FetchResult): boolean => outcomes.some(({ kind }) => kind === 'failed');

const EXIT_OF = {
  'host-key': EXIT.permission,
  authentication: EXIT.permission,
  permission: EXIT.permission,
  configuration: EXIT.configuration,
  disconnected: EXIT.unavailable,
  unavailable: EXIT.unavailable,
  busy: EXIT.unavailable,
  stalled: EXIT.unavailable,
  missing: EXIT.unavailable,
  short: EXIT.unavailable,
  changed: EXIT.unavailable,
  'command-failed': EXIT.unavailable,
  protocol: EXIT.unavailable,
} as const satisfies Record<TransportErrorKind, ExitCode>;
