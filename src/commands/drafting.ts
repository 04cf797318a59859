import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Analysis } from '../analysis/analysis.js';
import { reportsOf } from '../analysis/drafting.js';
import { aloneOn } from '../analysis/locking.js';
import { type Surroundings, toPath } from '../analysis/places.js';
import type { Config } from '../config/config.js';
import type { DocumentedIn } from '../drafts/provenance.js';
import { EXIT, type ExitCode, UserError } from '../failure.js';
import { type ReportsResult, writeReports } from '../files/reports.js';
import type { Problem } from '../problem.js';
import { wordingsOf } from '../transcript/command.js';
import type { Wanted } from './analysis.js';
import { type Arguments, type Context, flagArgument, textArgument, textsArgument } from './command.js';
import { surroundings } from './reading.js';
import type { Setup } from './setup.js';

export interface Drafted {
  readonly result: ReportsResult;
  /** As a person would type it. */
  readonly folder: string;
  readonly exitCode: ExitCode;
}

/** What drafts ask of an analysis. */
export const draftsWanted = (args: Arguments): Wanted => ({
  ...{ detail: false, examples: true },
  keeps: !flagArgument(args, 'dry-run'),
});

/** Does what ends in drafts; a second run on the same reports ends with 75 before it has read anything. */
export function aloneOnReports<T>(
  args: Arguments,
  { config }: Setup,
  context: Context,
  work: () => Promise<T>,
): Promise<T> {
  if (flagArgument(args, 'dry-run')) return work();
  const around = surroundings(context);
  return aloneOn(toPath(config.reports.value, around), toPath(config.home.value, around), work);
}

/** One transcript, named or from standard input; or a folder in place of the sources that are configured. */
function isPartOfAll(args: Arguments, { config }: Setup, around: Surroundings): boolean {
  const path = textArgument(args, 'path');
  if (path === undefined) return false;
  const isFile = statSync(toPath(path, around), { throwIfNoEntry: false })?.isFile() === true;
  return isFile || config.sources.value.length > 0;
}

/** Options that leave sessions out. */
const NARROWING = ['user', 'project', 'session', 'latest', 'since', 'until', 'days'] as const;

/**
 * Writes drafts and summary of an analysis.
 * @param isFetched nothing that was to be fetched is missing
 */
export async function draftFrom(
  analysis: Analysis,
  args: Arguments,
  setup: Setup,
  context: Context,
  isFetched: boolean,
): Promise<Drafted> {
  const around = surroundings(context);
  const folder = toPath(setup.config.reports.value, around);
  const isCommitted = folder === resolve(context.installation, 'reports');
  const dryRun = flagArgument(args, 'dry-run');
  if (isCommitted && args.demo !== true) throw ownReports(folder);
  const home = toPath(setup.config.home.value, around);
  const mined = await minedErrors(analysis, home, setup);
  const reports = reportsOf(analysis, {
    owners: setup.config.owners.value,
    documentedIn: await documentedIn(analysis, setup.config.provenanceRepos, around),
    unknownErrors: mined.templates,
    asked: textsArgument(args, 'rule'),
    isPartial:
      !isFetched || isPartOfAll(args, setup, around) || NARROWING.some((name) => args[name] !== undefined),
  });
  if (!dryRun) await mined.keep();
  const written = await writeReports(reports, { path: folder, isCommitted, dryRun });
  const result = { ...written, problems: [...written.problems, ...mined.problems] };
  return {
    result,
    folder: relative(context.folder, folder) || '.',
    exitCode: result.refused.length > 0 ? EXIT.data : EXIT.done,
  };
}

/** Errors that no rule explains; a tree of another release is a problem and stops nothing. */
async function minedErrors({ corpus, anonymity }: Analysis, home: string, setup: Setup) {
  const { mineForReport } = await import('../analysis/mining.js');
  const options = setup.config.unknownErrors.value;
  const { templates, keep, refused } = await mineForReport(
    corpus.results,
    anonymity.redaction,
    home,
    options,
  );
  const problems: readonly Problem[] =
    refused === undefined ? [] : [{ code: 'unreadable-file', file: home, text: refused }];
  return { templates, keep, problems };
}

const ownReports = (folder: string): UserError =>
  new UserError(
    EXIT.usage,
    `${folder} holds the drafts of the samples and is committed: only npm start writes there. Choose another folder with --reports.`,
  );

/** Looks the commands of groups that are due up in the configured clones; absent where there are none. */
async function documentedIn(
  { groups }: Analysis,
  repos: Config['provenanceRepos'],
  around: Surroundings,
): Promise<DocumentedIn> {
  if (repos.value.length === 0) return undefined;
  const { blaming } = await import('../files/setting-place.js');
  const { findDocumented } = await import('../files/provenance.js');
  const due = groups.filter(({ draft }) => draft === 'due').flatMap(({ matches }) => matches);
  const wordings = new Map(
    due.flatMap(({ command }) => (command === undefined ? [] : [[command, wordingsOf(command)] as const])),
  );
  const clones = repos.value.map((repo) => toPath(repo, around));
  const found = await blaming(repos, () => findDocumented([...wordings.values()].flat(), clones));
  return (command) => {
    const asked = wordings.get(command) ?? [];
    const paths = asked.flatMap((wording) => found.get(wording) ?? []);
    return paths.length > 0 || asked.every((wording) => found.has(wording)) ? paths : undefined;
  };
}
