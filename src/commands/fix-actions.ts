import { toPath } from '../analysis/places.js';
import type { Config } from '../config/config.js';
import type { FixEntry } from '../config/schema.js';
import { counted } from '../drafts/figures.js';
import { EXIT, UserError } from '../failure.js';
import { type FixesFile, openFixes } from '../files/fixes-file.js';
import { mergeDay, withoutDelay } from '../findings/fix-note.js';
import { issueKey } from '../findings/known-fixes.js';
import { formatInstant, parseMoment } from '../timing/clock.js';
import type { Instant } from '../units.js';
import { fixTable } from '../views/fixes.js';
import { type Arguments, type Context, flagArgument, type Result, textArgument } from './command.js';
import { surroundings } from './reading.js';
import { done, jsonDocument } from './result.js';
import { setUp } from './setup.js';

/** Every recorded fix of the configuration, used or only proposed. Those of rules stand in the rules. */
export async function listFixes(args: Arguments, context: Context): Promise<Result> {
  const { config } = await setUp(args, context);
  const { value } = config.fixes;
  const entries = typeof value === 'string' ? (await fixesFile(config, context)).file.entries : value;
  if (flagArgument(args, 'json')) return jsonDocument({ fixes: entries }, []);
  if (entries.length === 0) return done('No fix is recorded.', ['frictionlog fixes sync proposes some.']);
  const proposed = entries.filter((entry) => entry.proposed === true).length;
  const note = `${counted(entries.length, 'fix', 'fixes')}, ${proposed} of them only proposed`;
  return done(fixTable(entries, context.columns), [note]);
}

/** Takes the word `proposed` from the entries of an issue: from now on sessions are judged by them. */
export async function confirmFix(
  issue: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const { config, asOf, zone } = await setUp(args, context);
  const { file, path } = await fixesFile(config, context);
  const moment = momentFor(args, asOf, zone);
  const entries = file.entries.filter((entry) => isProposed(entry, issue));
  if (entries.length === 0) throw notProposed(issue, file.entries, path);
  if (moment !== undefined) refuseBeforeMerge(moment, zone, entries, path);
  const date = moment === undefined ? undefined : formatInstant(moment);
  await file.confirm(entries, date);
  const confirmed = entries.map((entry) => told(entry, date));
  const notes = [`Confirmed in ${path}.`];
  if (flagArgument(args, 'json')) return jsonDocument({ confirmed }, notes);
  return done(fixTable(confirmed, context.columns), notes);
}

const isProposed = (entry: FixEntry, issue: string | undefined): boolean =>
  entry.proposed === true && issue !== undefined && issueKey(entry.issue) === issueKey(issue);

function momentFor(args: Arguments, asOf: Instant, zone: string): Instant | undefined {
  const at = textArgument(args, 'at');
  const moment = at === undefined ? undefined : parseMoment(at, asOf, zone);
  if (at === undefined || moment !== undefined) return moment;
  throw new UserError(EXIT.usage, `--at ${at}: expected a date or an instant, such as 2026-02-10T09:00Z.`);
}

/** Notes know no hour: the day of the merge counts from its beginning, here or in UTC. */
function refuseBeforeMerge(at: Instant, zone: string, entries: readonly FixEntry[], path: string): void {
  const day = entries
    .flatMap(({ note }) => mergeDay(note) ?? [])
    .sort()
    .at(-1);
  const begins = ['utc', zone].flatMap((one) => (day === undefined ? [] : (parseMoment(day, at, one) ?? [])));
  if (begins.length === 0 || begins.some((begin) => at >= begin)) return;
  throw new UserError(
    EXIT.usage,
    `--at ${formatInstant(at)}: expected a day from ${day} on, as users cannot have had it before it was merged. If the note in ${path} is wrong, change it.`,
  );
}

function told({ proposed: _, ...entry }: FixEntry, at: string | undefined): FixEntry {
  if (at === undefined) return entry;
  return { ...entry, at, ...(entry.note === undefined ? {} : { note: withoutDelay(entry.note) }) };
}

function notProposed(issue: string | undefined, entries: readonly FixEntry[], path: string): UserError {
  const proposed = entries.filter((entry) => entry.proposed === true).map((entry) => String(entry.issue));
  const choice =
    proposed.length === 0 ? 'Nothing is proposed.' : `Proposed: ${[...new Set(proposed)].join(', ')}.`;
  return issue === undefined
    ? new UserError(EXIT.usage, `fixes confirm: name an issue. ${choice}`)
    : new UserError(
        EXIT.usage,
        `fixes confirm ${issue}: no proposed fix of this issue in ${path}. ${choice}`,
      );
}

/** The file that the configuration names; entries that stand in the configuration itself are a person's alone. */
export async function fixesFile(
  config: Config,
  context: Context,
): Promise<{ readonly file: FixesFile; readonly path: string }> {
  const { value } = config.fixes;
  if (typeof value === 'string') {
    const path = toPath(value, surroundings(context));
    return { file: await openFixes(path), path };
  }
  throw new UserError(
    EXIT.configuration,
    'fixes: expected the path of a file in the configuration (fixes: fixes.yaml), found a list or nothing. Proposals are written there; move a list that you have into it.',
  );
}
