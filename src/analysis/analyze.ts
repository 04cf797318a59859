import { statSync } from 'node:fs';
import { peekSessionId } from '../files/transcripts.js';
import type { Problem } from '../problem.js';
import type { Progress } from '../progress.js';
import { type Folder, namedIn, pathIn } from '../sources/folder.js';
import { groupFiles, type SessionUnit } from '../transcript/session-unit.js';
import { addCoverage, type Coverage, NO_COVERAGE } from '../wire/coverage.js';
import type { Crew } from './crew.js';
import { asAsked, knowAll } from './known.js';
import type { MapOptions, MappedSession, MapTask, SessionResult } from './map.js';
import { type Memory, NO_MEMORY } from './memory.js';
import { unreadRoots } from './unread.js';

export interface AnalyzedFolder {
  readonly folder: Folder;
  readonly host: string;
  /** Files below it that are not to be read again; none of them is in `folder`. */
  readonly forgotten: number;
}

/** A session that was read, or remembered. */
export interface CorpusSession extends SessionResult {
  readonly unexplainedErrors: number;
}

export interface Corpus {
  /** In the order of their paths. */
  readonly results: readonly CorpusSession[];
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
  /** Sources of which nothing could be read: what they hold is missing. */
  readonly unread: readonly string[];
}

/**
 * Reads all sessions of the folders, but for those that are remembered and did not change. The few that share
 * records with others are read twice.
 */
export async function readCorpus(
  folders: readonly AnalyzedFolder[],
  options: MapOptions,
  crew: Crew,
  progress: Progress,
  memory: Memory = NO_MEMORY,
): Promise<Corpus> {
  const { tasks, coverage, problems } = plan(folders);
  const known = await knowAll(tasks, options, crew, progress, memory);
  memory.keep(tasks, known);
  const mapped = known.map((one) => asAsked(one.mapped, options));
  return {
    ...collect(mapped, coverage),
    problems: [...problems, ...mapped.flatMap((one) => one.problems)],
    unread: unreadRoots(folders, tasks, mapped),
  };
}

const collect = (
  mapped: readonly MappedSession[],
  skipped: Coverage,
): Pick<Corpus, 'results' | 'coverage'> => ({
  results: mapped.flatMap(({ result, coverage: { unexplainedErrors } }) =>
    result === undefined ? [] : [{ ...result, unexplainedErrors }],
  ),
  coverage: mapped.reduce((sum, { coverage }) => addCoverage(sum, coverage), skipped),
});

interface Plan {
  readonly tasks: readonly MapTask[];
  /** Of files that are not read. */
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
}

export function plan(folders: readonly AnalyzedFolder[]): Plan {
  return {
    tasks: folders.flatMap(tasksOf),
    coverage: folders.map(skippedIn).reduce(addCoverage, NO_COVERAGE),
    problems: folders.flatMap(({ folder }) => folder.problems),
  };
}

const grouped = (folder: Folder) =>
  groupFiles(
    folder.paths,
    folder.name,
    (path) => peekSessionId(pathIn(folder, path)),
    (path) => namedIn(folder, path),
  );

function tasksOf({ folder, host }: AnalyzedFolder): readonly MapTask[] {
  const place = { root: folder.root, name: folder.name, spelling: folder.spelling };
  return grouped(folder).units.map((unit) => ({ unit, folder: place, host, bytes: bytesOf(unit, folder) }));
}

function skippedIn({ folder, forgotten }: AnalyzedFolder): Coverage {
  const { skipped } = grouped(folder);
  const seen = skipped.fork + skipped.not_a_transcript + forgotten;
  const skippedFiles = { ...skipped, ...(forgotten === 0 ? {} : { forgotten }) };
  return { ...NO_COVERAGE, files: { ...NO_COVERAGE.files, seen }, skippedFiles };
}

const bytesOf = (unit: SessionUnit, folder: Folder): number =>
  unit.files.reduce(
    (sum, file) => sum + (statSync(pathIn(folder, file.path), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
