import type { Analysis } from '../analysis/analysis.js';
import { toWireGroups } from '../analysis/document.js';
import { fetchExit } from '../analysis/fetch-exit.js';
import { fetchRows } from '../analysis/fetch-rows.js';
import { EXIT, worst } from '../failure.js';
import type { FetchResult } from '../sources/mirror/outcome.js';
import { analysisText } from '../views/analysis.js';
import { fetchTable } from '../views/fetch.js';
import { reportsText } from '../views/reports.js';
import { toWireCoverage } from '../wire/coverage.js';
import { instant } from '../wire/scalar.js';
import { type AskedCondition, alarmOf } from './alarm.js';
import { type Arguments, type Context, flagArgument, type Result } from './command.js';
import { draftFrom } from './drafting.js';
import { historyNotes, problemNotes } from './problems.js';
import { done, jsonDocument } from './result.js';
import type { Setup } from './setup.js';

/** Writes the drafts and says what was fetched, found and written. */
export async function draftedResult(
  analysis: Analysis,
  fetched: readonly FetchResult[],
  conditions: readonly AskedCondition[],
  args: Arguments,
  setup: Setup,
  context: Context,
): Promise<Result> {
  const { corpus, groups, asOf, zone } = analysis;
  const fetchCode = fetchExit(fetched);
  const drafted = await draftFrom(analysis, args, setup, context, fetchCode === EXIT.done);
  const { result, folder } = drafted;
  const problems = [...fetched.flatMap((one) => one.problems), ...corpus.problems, ...result.problems];
  const alarm = await alarmOf(conditions, analysis, problems);
  const exitCode = worst([drafted.exitCode, alarm.exitCode, fetchCode]);
  const notes = [...problemNotes(problems), ...historyNotes(analysis.stored), ...alarm.notes];
  const coverage = toWireCoverage(corpus.coverage);
  if (flagArgument(args, 'json')) {
    const document = {
      as_of: instant(asOf),
      coverage,
      groups: toWireGroups(analysis),
      fetched: fetchRows(fetched),
      reports: { folder, ...withoutProblems(result) },
    };
    return jsonDocument(document, notes, exitCode);
  }
  const view = {
    ...{ groups, asOf, zone, coverage },
    sessions: corpus.results.map(({ session }) => session),
    blocks: corpus.results.map(({ session, blocks }) => ({ user: session.user, blocks })),
  };
  const sections = [
    ...(fetched.length === 0 ? [] : [fetchTable(fetchRows(fetched), context.columns)]),
    analysisText(view, context.columns),
    reportsText(result, folder, flagArgument(args, 'dry-run')).join('\n'),
  ];
  return done(sections.join('\n\n'), notes, exitCode);
}

const withoutProblems = ({
  written,
  unchanged,
  removed,
  left,
  keptEdited,
  refused,
}: Awaited<ReturnType<typeof draftFrom>>['result']) => ({
  ...{ written, unchanged, removed, left, refused },
  kept_edited: keptEdited.map(({ fileName, reason }) => ({ file: fileName, reason })),
});
