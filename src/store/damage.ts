import { EXIT, UserError } from '../failure.js';

/** What DuckDB says of a file that was a store and cannot be read any more; absent for every other error. */
export function damageOf(error: unknown, path = 'the store'): UserError | undefined {
  const said = error instanceof Error ? error.message : String(error);
  if (!DAMAGED.test(said)) return undefined;
  const reason = said.split('\n')[0]?.replace(/^\w+ Error: /, '');
  return new UserError(
    EXIT.data,
    `${path}: the file is damaged (${reason}). Nothing was changed. Move it away: the next frictionlog analyze --store FILE (or run) makes a new one, of the transcripts that are still there.`,
    { cause: error },
  );
}

const DAMAGED =
  /corrupt database file|could not read (?:enough bytes )?from file|checksum .* does not match|failed to (?:load metadata|deserialize)/i;
