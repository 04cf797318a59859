import { addCoverage, type Coverage, NO_COVERAGE } from '../wire/coverage.js';
import type { AnalyzedFolder } from './analyze.js';
import type { MappedSession, MapTask } from './map.js';

/** Roots of the sources of which nothing could be read, though something is there or should be. */
export function unreadRoots(
  folders: readonly AnalyzedFolder[],
  tasks: readonly MapTask[],
  mapped: readonly MappedSession[],
): readonly string[] {
  return folders
    .map(({ folder }) => folder)
    .filter(({ root, paths, problems }) =>
      paths.length === 0
        ? problems.some(({ code }) => code !== 'host-unavailable')
        : isUnread(coverageBelow(root, tasks, mapped)),
    )
    .map(({ root }) => root);
}

const coverageBelow = (root: string, tasks: readonly MapTask[], mapped: readonly MappedSession[]): Coverage =>
  mapped.reduce(
    (sum, { coverage }, index) => (tasks[index]?.folder.root === root ? addCoverage(sum, coverage) : sum),
    NO_COVERAGE,
  );

/** Empty lines are nothing, and a torn one is still being written. */
function isUnread({ lines, records, skippedFiles }: Coverage): boolean {
  const { bad = 0, oversized = 0 } = lines;
  return bad + oversized + (skippedFiles.unreadable ?? 0) > 0 && records.read === 0;
}
