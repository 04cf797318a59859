import { EXIT, type ExitCode, worst } from '../failure.js';
import type { FetchResult } from '../sources/mirror/outcome.js';
import type { TransportErrorKind } from '../sources/transport.js';

/** What became of the hosts as a whole: what failed shows, whatever came from others. */
export function fetchExit(results: readonly FetchResult[]): ExitCode {
  const kinds = results.flatMap(faultsOf);
  if (kinds.length === 0) return EXIT.done;
  // Later they are refused as well.
  if (kinds.every((kind) => kind === 'permission')) return EXIT.permission;
  const stopped = results.flatMap((one) => one.stopped ?? []);
  return stopped.length < results.length ? EXIT.tryLater : worst(stopped.map(({ kind }) => EXIT_OF[kind]));
}

const faultsOf = ({ outcomes, stopped }: FetchResult): readonly TransportErrorKind[] => [
  ...(stopped === undefined ? [] : [stopped.kind]),
  ...outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.error.kind] : [])),
];

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
