import type { Problem } from '../problem.js';
import { decode } from '../transcript/decode.js';
import { type FileRecords, type LineCounts, NO_LINES } from '../transcript/file-records.js';
import { textAt } from '../transcript/json.js';
import type { TranscriptRecord } from '../transcript/record.js';
import type { UnitFile } from '../transcript/session-unit.js';
import { type JsonlLine, readJsonl } from './jsonl.js';

export interface ReadTranscript {
  readonly file: FileRecords;
  readonly problems: readonly Problem[];
}

/**
 * Reads one transcript whole.
 * @param index of the file in its session
 * @param absolute where it lies on this machine
 * @param limitBytes lines longer than this are skipped and counted
 */
export function readTranscript(
  file: UnitFile,
  index: number,
  absolute: string,
  limitBytes: number,
): ReadTranscript {
  const records: TranscriptRecord[] = [];
  const problems: Problem[] = [];
  const lines = { ...NO_LINES };
  for (const line of readJsonl(absolute, limitBytes)) {
    for (const object of line.objects) records.push(decode(object, index, line.number));
    if (line.fault !== 'none' && line.fault !== 'blank') problems.push(problemOf(line, absolute, limitBytes));
    count(lines, line);
  }
  return { file: { role: file.role, path: file.path, records, lines }, problems };
}

/** The first `sessionId` of a file, without reading further. One that cannot be read tells nothing yet. */
export function peekSessionId(absolute: string): string | undefined {
  try {
    for (const line of readJsonl(absolute)) {
      for (const object of line.objects) {
        const id = textAt(object, 'sessionId');
        if (id !== undefined) return id;
      }
    }
  } catch {
    // Whoever reads the whole file tells why it cannot be read.
  }
  return undefined;
}

function count(lines: Counter<LineCounts>, { objects, fault }: JsonlLine): void {
  lines.read += 1;
  if (objects.length === 0) lines.withoutRecord += 1;
  if (objects.length > 1) lines.glued += 1;
  if (fault !== 'none') lines[fault] += 1;
}

type Counter<Counts> = { -readonly [Name in keyof Counts]: number };

function problemOf(line: JsonlLine, file: string, limitBytes: number): Problem {
  const at = { file, line: line.number };
  switch (line.fault) {
    case 'torn':
      return {
        code: 'torn-line',
        ...at,
        text: 'the last line is cut; it is read whole once the writer finishes it',
      };
    case 'oversized':
      return {
        code: 'oversized-line',
        ...at,
        text: `longer than ${limitBytes} bytes, skipped (--max-line raises the limit)`,
      };
    default:
      return {
        code: 'bad-line',
        ...at,
        text: 'expected JSON objects, found something else; what stands before it was read',
      };
  }
}
