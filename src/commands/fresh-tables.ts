import { ephemeralStore } from '../analysis/ephemeral.js';
import { EVERYTHING } from '../timing/window.js';
import { readOptionsFor } from './analysis.js';
import type { Arguments, Context } from './command.js';
import { problemNotes } from './problems.js';
import { placesFor } from './reading.js';
import { ruleSet } from './rule-set.js';
import type { Setup } from './setup.js';
import type { Tables } from './tables.js';

/** Tables of the transcripts as they are now. @param rules whether they are to be asked */
export async function freshTables(
  args: Arguments,
  setup: Setup,
  context: Context,
  rules: boolean,
): Promise<Tables> {
  const set = rules ? await ruleSet(setup.config, context) : { rules: [], readers: [] };
  const options = await readOptionsFor(
    {},
    { ...setup, window: setup.window.by === 'overlap' ? setup.window : EVERYTHING },
    context,
    set.rules.map(({ rule }) => rule),
    set.readers,
    { detail: false, examples: false },
  );
  const everyone = { ...options.selection, users: [], projects: [], latest: undefined };
  const places = placesFor(args, setup, context);
  const { reader, corpus, sessions } = await ephemeralStore(
    places,
    { ...options, selection: everyone },
    context.progress,
  );
  return {
    reader,
    origin: { kind: 'transcripts', asOf: undefined },
    notes: problemNotes(corpus.problems),
    ...{ corpus, sessions },
  };
}
