import { createHash } from 'node:crypto';
import type { Progress } from '../progress.js';
import { isInside } from '../timing/window.js';
import { compareCodePoints } from '../transcript/code-point.js';
import { hashText } from '../transcript/copies.js';
import type { Crew } from './crew.js';
import type { MapOptions, MappedSession, MapTask } from './map.js';
import type { Known, Memory } from './memory.js';
import { mapAll } from './pool.js';
import { readFiles, type SharedRecord, sharedRecords } from './session-files.js';
import { type ForeignUuids, findForeign } from './shared-records.js';

/** Every session of the tasks: remembered where nothing changed, read where it did. */
export async function knowAll(
  tasks: readonly MapTask[],
  options: MapOptions,
  crew: Crew,
  progress: Progress,
  memory: Memory,
): Promise<readonly Known[]> {
  const wide = memory.widen(options);
  const known = [...(await memory.recall(tasks, options))];
  const read = async (indices: readonly number[], foreign: ForeignUuids): Promise<void> => {
    const chosen = indices.flatMap((index) => tasks[index] ?? []);
    const uuids = new Map(indices.flatMap((index, at) => pairOf(at, foreign.get(index))));
    for (const [at, mapped] of (await mapAll(chosen, uuids, wide, crew, progress)).entries()) {
      const index = indices[at] ?? -1;
      const shared = known[index]?.shared;
      known[index] = { mapped, foreign: digestOf(foreign.get(index)), shared, fresh: true };
    }
  };
  await read(missingIn(known), new Map());
  const foreign = findForeign(
    tasks,
    complete(known).map(({ mapped }) => mapped),
    holdings(tasks, known, options.lineLimitBytes),
    options.forgotten,
  );
  const stale = complete(known).flatMap((one, index) =>
    one.foreign === digestOf(foreign.get(index)) ? [] : [index],
  );
  await read(stale, foreign);
  return complete(known);
}

type Knowing = (Known | undefined)[];

const missingIn = (known: Knowing): readonly number[] =>
  known.flatMap((one, index) => (one === undefined ? [index] : []));

const complete = (known: Knowing): readonly Known[] => known.flatMap((one) => one ?? []);

const pairOf = (at: number, uuids: ReadonlySet<string> | undefined): [number, ReadonlySet<string>][] =>
  uuids === undefined ? [] : [[at, uuids]];

/** Reads shared records of a session only where nobody remembers them. */
function holdings(tasks: readonly MapTask[], known: Knowing, limitBytes: number) {
  return (index: number, shared: readonly number[]): readonly SharedRecord[] => {
    const [task, one] = [tasks[index], known[index]];
    if (task === undefined || one === undefined) return [];
    const hashes = createHash('sha256').update(Float64Array.from(shared).sort()).digest('hex');
    if (one.shared?.hashes === hashes) return one.shared.records;
    const wanted = new Set(shared);
    const records = sharedRecords(readFiles(task, limitBytes).files, (uuid) => wanted.has(hashText(uuid)));
    known[index] = { ...one, shared: { hashes, records } };
    return records;
  };
}

/** Of what does not belong to a session; '' if everything does. */
function digestOf(uuids: ReadonlySet<string> | undefined): string {
  if (uuids === undefined || uuids.size === 0) return '';
  return createHash('sha256')
    .update([...uuids].sort(compareCodePoints).join('\n'))
    .digest('hex');
}

/** Of what is known, as much as was asked for. */
export function asAsked(mapped: MappedSession, { window, detail, examples }: MapOptions): MappedSession {
  const { result, coverage } = mapped;
  const first = coverage.oldest === undefined ? [] : [coverage.oldest];
  if (result === undefined) return mapped;
  if (window.by === 'start' && !isInside(window, first)) return { ...mapped, result: undefined };
  return {
    ...mapped,
    result: {
      ...result,
      commands: detail ? result.commands : [],
      prompts: detail ? result.prompts : [],
      errors: examples ? result.errors : [],
      examples: examples ? result.examples : [],
      unknown: examples ? result.unknown : [],
    },
  };
}
