import { EXIT, UserError } from '../failure.js';
import { mayHold } from '../files/uuid-search.js';
import type { Problem } from '../problem.js';
import { pathIn } from '../sources/folder.js';
import type { TimedSession } from '../timing/timed-session.js';
import { compareCodePoints } from '../transcript/code-point.js';
import { hashText, type Lost, uuidHashes } from '../transcript/copies.js';
import type { FileRecords } from '../transcript/file-records.js';
import { type MapOptions, type MapTask, timedSession } from './map.js';
import { readFiles, sharedRecords } from './session-files.js';
import { claimsOn } from './shared-records.js';

export interface OneSession {
  readonly session: TimedSession;
  readonly lost: Lost;
  /** What of its files could not be read. */
  readonly problems: readonly Problem[];
}

/**
 * One session as a run over all tasks sees it. Only those that share records with it are read.
 * @throws UserError if none of its files can be read
 */
export function readAmong(task: MapTask, tasks: readonly MapTask[], options: MapOptions): OneSession {
  const { files, problems } = readFiles(task, options.lineLimitBytes);
  const [problem] = problems;
  if (files.length === 0 && problem !== undefined)
    throw new UserError(EXIT.noInput, `${problem.file}: ${problem.text}.`);
  const foreign = ownersIn(task, files, tasks, options);
  return {
    session: timedSession(task, files, new Set(foreign.keys()), options),
    lost: {
      records: allRecords(files).filter(({ uuid }) => foreign.has(uuid ?? '')).length,
      owners: [...new Set([...foreign.values()].flatMap((owner) => owner ?? []))].sort(compareCodePoints),
    },
    problems,
  };
}

const allRecords = (files: readonly FileRecords[]) => files.flatMap(({ records }) => records);

/** The session that owns each uuid of the task that is not its own; absent where it is forgotten. */
function ownersIn(
  task: MapTask,
  files: readonly FileRecords[],
  tasks: readonly MapTask[],
  { lineLimitBytes, forgotten }: MapOptions,
): ReadonlyMap<string, string | undefined> {
  const uuids = new Set(allRecords(files).flatMap(({ uuid }) => uuid ?? []));
  const family = tasks.filter((one) => one === task || sharesAny(one, uuids));
  const read = family.map((one) => (one === task ? files : readFiles(one, lineLimitBytes).files));
  const heldBy = (index: number, shared: readonly number[]) => {
    const wanted = new Set(shared);
    return sharedRecords(read[index] ?? [], (uuid) => wanted.has(hashText(uuid)));
  };
  const { held, owners } = claimsOn(family, read.map(claimOf), heldBy, forgotten);
  const mine = family.indexOf(task);
  return new Map(
    held.flatMap(({ uuid, holder }) => {
      const owner = owners.get(uuid);
      return holder.index === mine && owner !== holder ? [[uuid, owner?.session]] : [];
    }),
  );
}

const claimOf = (files: readonly FileRecords[]) => ({
  hashes: uuidHashes(files),
  recordsRead: allRecords(files).length,
});

/** What cannot be read holds nothing. */
function sharesAny({ unit, folder }: MapTask, uuids: ReadonlySet<string>): boolean {
  return unit.files.some(({ path }) => {
    try {
      return mayHold(pathIn(folder, path), uuids);
    } catch {
      return false;
    }
  });
}
