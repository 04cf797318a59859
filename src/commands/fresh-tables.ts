import { ephemeralStore } from '../analysis/ephemeral.js';
import { EVERYTHING } from '../timing/window.js';
import { type AskedRules, askedRules, readOptionsFor } from './analysis.js';
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
  const asking = rules ? askedRules(await ruleSet(setup.config, context)) : NONE;
  const options = await readOptionsFor(
    {},
    { ...setup, window: setup.window.by === 'overlap' ? setup.window : EVERYTHING },
    context,
    asking,
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

const NONE: AskedRules = { rules: [], disabled: [], readers: [] };
