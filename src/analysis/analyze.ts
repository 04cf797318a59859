import { peekSessionId } from '../files/transcripts.js';
import type { Problem } from '../problem.js';
import { type Folder, pathIn } from '../sources/folder.js';
import { groupFiles } from '../transcript/session-unit.js';
import { addCoverage, type Coverage, NO_COVERAGE } from '../wire/coverage.js';
import { type MapOptions, type MappedSession, type MapTask, mapSession, type SessionResult } from './map.js';
import { findForeign } from './shared-records.js';

export interface AnalyzedFolder {
  readonly folder: Folder;
  readonly host: string;
}

export interface Corpus {
  readonly results: readonly SessionResult[];
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
}

/** Reads all sessions of the folders, one at a time. */
export function readCorpus(folders: readonly AnalyzedFolder[], options: MapOptions): Corpus {
  const { tasks, coverage, problems } = plan(folders);
  const mapped = tasks.map((task) => mapSession(task, new Set(), options));
  for (const [index, foreign] of findForeign(tasks, mapped)) {
    const task = tasks[index];
    if (task !== undefined) mapped[index] = mapSession(task, foreign, options);
  }
  return {
    results: mapped.flatMap(({ result }) => result ?? []),
    coverage: mapped.reduce((sum, { coverage: one }) => addCoverage(sum, one), coverage),
    problems: [...problems, ...mapped.flatMap((session: MappedSession) => session.problems)],
  };
}

function plan(folders: readonly AnalyzedFolder[]): {
  tasks: MapTask[];
  coverage: Coverage;
  problems: Problem[];
} {
  const tasks: MapTask[] = [];
  const problems: Problem[] = [];
  let coverage = NO_COVERAGE;
  for (const { folder, host } of folders) {
    const { units, skipped } = groupFiles(folder.paths, folder.name, (path) =>
      peekSessionId(pathIn(folder, path)),
    );
    tasks.push(...units.map((unit) => ({ unit, folder: { root: folder.root, name: folder.name }, host })));
    problems.push(...folder.problems);
    const seen = skipped.fork + skipped.not_a_transcript;
    const files = { ...NO_COVERAGE.files, seen };
    coverage = addCoverage(coverage, { ...NO_COVERAGE, files, skippedFiles: skipped });
  }
  return { tasks, coverage, problems };
}
