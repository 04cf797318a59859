import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { toPath } from '../analysis/places.js';
import { anonymityOfNames } from '../analysis/redaction.js';
import { counted } from '../drafts/figures.js';
import { redactor } from '../drafts/redact.js';
import { visible } from '../drafts/visible.js';
import { EXIT, UserError } from '../failure.js';
import { prepareFolder } from '../files/reports.js';
import { LEAST_PEOPLE } from '../report/people.js';
import { ask } from '../store/ask.js';
import { TABLES, type TableName } from '../store/dictionary.js';
import { type ExportFormat, exportTables, type Instead } from '../store/export.js';
import { noSnapshot, snapshotOf } from '../store/snapshot-path.js';
import { type Arguments, type Context, flagArgument, type Result, textArgument } from './command.js';
import { storePath } from './erasing.js';
import { surroundings } from './reading.js';
import { redactionOptions } from './redacting.js';
import { done, jsonDocument } from './result.js';
import { type Setup, setUp } from './setup.js';

/** Files of the snapshot's tables. They are made to be passed on: names are replaced unless asked for. */
export async function exportSnapshot(
  table: string | undefined,
  withNames: boolean,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const setup = await setUp(args, context);
  const snapshot = snapshotOf(storePath(setup, context));
  if (!existsSync(snapshot)) throw noSnapshot(snapshot);
  const folder = toPath(textArgument(args, 'output') ?? 'frictionlog-export', surroundings(context));
  const tables = tablesOf(table);
  await prepareFolder(folder);
  const format = String(args.format ?? 'parquet') as ExportFormat;
  const known = withNames ? undefined : await pseudonymsFor(snapshot, setup, context);
  const instead = known?.instead;
  const exported = await exportTables({ snapshot, folder, tables, format, instead });
  const files = exported.map(({ file, ...rest }) => ({ ...rest, file: relative(context.folder, file) }));
  const notes =
    known === undefined
      ? ['With real names: think before you pass these on.']
      : ['With pseudonyms; --names has the real ones.', ...accountsUnknown(known.unknown)];
  if (flagArgument(args, 'json')) return jsonDocument({ exported: files }, notes);
  return done(files.map(({ file, rows }) => `${file}: ${counted(rows, 'row')}`).join('\n'), notes);
}

const accountsUnknown = (sessions: number): readonly string[] =>
  sessions === 0
    ? []
    : [
        `Of ${counted(sessions, 'session')} kept by an earlier version nobody knows the accounts: their names may stand in branches and commands.`,
      ];

function tablesOf(table: string | undefined): readonly TableName[] {
  const all = Object.keys(TABLES) as TableName[];
  const chosen = table === undefined ? all : all.filter((name) => name === table);
  if (chosen.length > 0) return chosen;
  throw new UserError(EXIT.usage, `export ${table}: no such table. There are ${all.join(', ')}.`);
}

const LIMITS = { seconds: 60, rows: 1_000_000 };

/** Columns that hold one path. */
const PATHS: readonly string[] = ['file', 'path', 'root'];

interface Known {
  readonly instead: Instead;
  /** Sessions whose accounts were not kept. */
  readonly unknown: number;
}

async function pseudonymsFor(snapshot: string, setup: Setup, context: Context): Promise<Known> {
  const { rows } = await ask(
    snapshot,
    'SELECT "user", host, accounts, count(*), min(started_at) FROM sessions GROUP BY ALL ORDER BY 5, 1, 2',
    LIMITS,
  );
  const sessions = rows.map(([user, host, accounts]) => ({
    user: String(user ?? ''),
    host: String(host ?? ''),
    accounts: String(accounts ?? '')
      .split('\n')
      .filter((account) => account !== ''),
  }));
  const options = { ...redactionOptions(setup, context), keeps: true };
  const { pseudonyms, redaction } = await anonymityOfNames(sessions, options);
  const redacted = redactor(redaction);
  const isFew = new Set(sessions.map(({ user }) => user)).size < LEAST_PEOPLE;
  // So few are told apart too easily, whatever they are called: by no column, paths and texts included.
  const untold = (text: string): string =>
    isFew ? text.replace(/(?<![a-z\d])person-\d+(?!\d)/gi, 'person') : text;
  // In words a short or common name may be a word; a folder of that name is theirs.
  const folders = (path: string): string =>
    path
      .split('/')
      .map((part) => pseudonyms.persons.get(part) ?? part)
      .join('/');
  const unknown = rows.reduce(
    (sum, [, , accounts, count]) => sum + (accounts === null ? Number(count) : 0),
    0,
  );
  const instead: Instead = (column, value) => {
    if (column === 'user' && isFew) return 'person';
    if (column === 'user') return pseudonyms.persons.get(value) ?? 'person';
    if (column === 'accounts') return '';
    if (column === 'host') return pseudonyms.hosts.get(value) ?? 'host';
    return untold(visible(redacted(PATHS.includes(column) ? folders(value) : value).text));
  };
  return { instead, unknown };
}
