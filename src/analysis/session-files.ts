import { readTranscript } from '../files/transcripts.js';
import type { Problem } from '../problem.js';
import { pathIn, whyUnreadable } from '../sources/folder.js';
import type { HeldRecord } from '../transcript/copies.js';
import type { FileRecords } from '../transcript/file-records.js';
import { inFileOrder } from '../transcript/session.js';
import type { MapTask } from './map.js';

/** The files of a session, and why some of them cannot be read. */
export function readFiles(task: MapTask, limitBytes: number): { files: FileRecords[]; problems: Problem[] } {
  const files: FileRecords[] = [];
  const problems: Problem[] = [];
  for (const file of task.unit.files) {
    const absolute = pathIn(task.folder, file.path);
    try {
      const read = readTranscript(file, files.length, absolute, limitBytes);
      files.push(read.file);
      for (const problem of read.problems) problems.push(problem);
    } catch (error) {
      problems.push({
        code: 'unreadable-file',
        file: absolute,
        text: `cannot be read (${whyUnreadable(absolute, error)}); it is missing from the result`,
      });
    }
  }
  return { files, problems };
}

/** A record that stands in several sessions, as one of them has it. */
export type SharedRecord = Omit<HeldRecord, 'holder'>;

/** Records of a session whose hashes stand in other sessions too, for the question whose they are. */
export function sharedRecords(
  files: readonly FileRecords[],
  shared: (uuid: string) => boolean,
): readonly SharedRecord[] {
  const held = new Map<string, SharedRecord>();
  for (const file of inFileOrder(files)) {
    for (const { uuid, forkedFrom } of file.records) {
      if (uuid !== undefined && !held.has(uuid) && shared(uuid)) held.set(uuid, { uuid, forkedFrom });
    }
  }
  return [...held.values()];
}
