import { countOutcomes, type FetchResult } from '../sources/mirror/outcome.js';
import type { TransportErrorKind } from '../sources/transport.js';
import type { FetchRow } from '../views/fetch.js';

/** What came from each host, and what ended the work on it before its time. */
export const fetchRows = (
  results: readonly FetchResult[],
): readonly (FetchRow & { readonly stopped?: TransportErrorKind })[] =>
  results.map(({ source, outcomes, bytes, stopped }) => ({
    host: source,
    files: countOutcomes(outcomes),
    bytes,
    ...(stopped === undefined ? {} : { stopped: stopped.kind }),
  }));
