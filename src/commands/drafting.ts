import { relative, resolve } from 'node:path';
import type { Analysis } from '../analysis/analysis.js';
import { reportsOf } from '../analysis/drafting.js';
import { type Surroundings, toPath } from '../analysis/places.js';
import { keepPseudonyms } from '../analysis/redaction.js';
import type { DocumentedIn } from '../drafts/provenance.js';
import { EXIT, type ExitCode, UserError } from '../failure.js';
import { type ReportsResult, writeReports } from '../files/reports.js';
import { type Arguments, type Context, flagArgument, textsArgument } from './command.js';
import { surroundings } from './reading.js';
import type { Setup } from './setup.js';

export interface Drafted {
  readonly result: ReportsResult;
  /** As a person would type it. */
  readonly folder: string;
  readonly exitCode: ExitCode;
}

/** Writes drafts and summary of an analysis, and keeps the pseudonyms that they use. */
export async function draftFrom(
  analysis: Analysis,
  args: Arguments,
  setup: Setup,
  context: Context,
): Promise<Drafted> {
  const around = surroundings(context);
  const folder = toPath(setup.config.reports.value, around);
  const isCommitted = folder === resolve(context.installation, 'reports');
  const dryRun = flagArgument(args, 'dry-run');
  if (isCommitted && args.demo !== true) throw ownReports(folder);
  const reports = reportsOf(analysis, {
    owners: setup.config.owners.value,
    documentedIn: await documentedIn(analysis, setup.config.provenanceRepos.value, around),
    asked: textsArgument(args, 'rule'),
  });
  if (!dryRun) await keepPseudonyms(toPath(setup.config.home.value, around), analysis.anonymity.pseudonyms);
  const result = await writeReports(reports, { path: folder, isCommitted, dryRun });
  return {
    result,
    folder: relative(context.folder, folder) || '.',
    exitCode: result.refused.length > 0 ? EXIT.data : EXIT.done,
  };
}

const ownReports = (folder: string): UserError =>
  new UserError(
    EXIT.usage,
    `${folder} holds the drafts of the samples and is committed: only npm start writes there. Choose another folder with --reports.`,
  );

/** Looks the commands of groups that are due up in the configured clones; absent where there are none. */
async function documentedIn(
  { groups }: Analysis,
  repos: readonly string[],
  around: Surroundings,
): Promise<DocumentedIn> {
  if (repos.length === 0) return undefined;
  const { findDocumented } = await import('../files/provenance.js');
  const due = groups.filter(({ draft }) => draft === 'due').flatMap(({ matches }) => matches);
  const commands = due.flatMap(({ command }) => command ?? []);
  const found = await findDocumented(
    commands,
    repos.map((repo) => toPath(repo, around)),
  );
  return (command) => found.get(command) ?? [];
}
