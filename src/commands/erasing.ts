import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Choice, type Erased, eraseSessions } from '../analysis/erasing.js';
import { toPath } from '../analysis/places.js';
import { anonymityOf } from '../analysis/redaction.js';
import type { SourceConfig } from '../config/schema.js';
import { sourceNameOf } from '../config/source-name.js';
import { counted } from '../drafts/figures.js';
import { EXIT, UserError } from '../failure.js';
import { EVERYTHING } from '../timing/window.js';
import { textCell } from '../views/cell.js';
import { askedRules, readOptionsFor } from './analysis.js';
import { type Arguments, type Context, flagArgument, type Result, textArgument } from './command.js';
import { surroundings } from './reading.js';
import { done, jsonDocument } from './result.js';
import { ruleSet } from './rule-set.js';
import type { Setup } from './setup.js';
import { codeOf } from './storing.js';

/** Removes what was chosen from mirror, store and snapshot. */
export async function erase(
  args: Arguments,
  setup: Setup,
  context: Context,
  choice: Choice,
): Promise<Erased> {
  const asking = askedRules(await ruleSet(setup.config, context));
  const { rules } = asking;
  const wanted = { detail: false, examples: false };
  const options = await readOptionsFor({}, setup, context, asking, wanted);
  const { redaction } = await anonymityOf([], options.redaction);
  const around = surroundings(context);
  const path = storePath(setup, context);
  const { openStoring } = await import('../analysis/open-storing.js');
  const opening = { path, version: context.version, code: codeOf(context) };
  if (textArgument(args, 'store') !== undefined && !existsSync(path))
    throw new UserError(EXIT.noInput, `--store ${path}: there is no store. Nothing was removed.`);
  const storing = existsSync(path) ? await openStoring(opening, options) : undefined;
  try {
    return await eraseSessions(
      {
        home: toPath(setup.config.home.value, around),
        mirror: toPath(setup.config.mirror.value, around),
        roots: rootsOf(setup.config.sources.value),
        storing,
        friction: { rules, findings: options.findings, redaction },
        reading: { ...options, rules: [], window: EVERYTHING },
        dryRun: flagArgument(args, 'dry-run'),
      },
      choice,
      context.progress,
    );
  } finally {
    storing?.close();
  }
}

const rootsOf = (sources: readonly SourceConfig[]): ReadonlyMap<string, string> =>
  new Map(sources.flatMap((source) => (source.type === 'ssh' ? [[sourceNameOf(source), source.root]] : [])));

/** The store that is configured, else the one in the data folder. */
export function storePath({ config }: Setup, context: Context): string {
  const { value } = config.store;
  const around = surroundings(context);
  return typeof value === 'string'
    ? toPath(value, around)
    : join(toPath(config.home.value, around), 'store.duckdb');
}

export function erasedResult(erased: Erased, args: Arguments): Result {
  const { sessions, transcripts, rows, left, users } = erased;
  const isDry = flagArgument(args, 'dry-run');
  const stays = `${counted(left.length, 'transcript')} of other sources ${left.length === 1 ? 'stays' : 'stay'} in place and ${left.length === 1 ? 'is' : 'are'} not read any more.`;
  const notes =
    sessions.length === 0 ? [] : [...(left.length > 0 ? [stays] : []), ...(isDry ? [] : [REMAINS])];
  const out = users.map((user) => `${textCell(user)} ${isDry ? 'would not be' : 'is not'} read any more.`);
  if (flagArgument(args, 'json'))
    return jsonDocument({ removed: { sessions, transcripts, rows }, left_in_place: left }, [
      ...notes,
      ...out,
    ]);
  if (sessions.length === 0) return done(['Nothing to remove.', ...out].join(' '), notes);
  const line = `${counted(sessions.length, 'session')} ${isDry ? 'would be ' : ''}removed: ${counted(transcripts, 'transcript')} of the mirror, ${counted(rows, 'row')} of the store and its snapshot. ${isDry ? 'They would not come back.' : 'They do not come back.'}`;
  return done([line, ...sessions.map((id) => `  ${textCell(id)}`)].join('\n'), notes);
}

const REMAINS =
  'Drafts, reports and exports that were written before are yours to remove. pseudonyms.json keeps names, so that they stay hidden where others mention them.';
