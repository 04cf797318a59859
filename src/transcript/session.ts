import { type Call, joinCalls } from './call.js';
import { compareCodePoints } from './code-point.js';
import { addLines, type FileRecords, type LineCounts, NO_LINES } from './file-records.js';
import { accountOf, accountsOf, countFolders, projectOf } from './identity.js';
import { withInlineAgents } from './inline-agents.js';
import { findInterruptions, type Interruption } from './interruption.js';
import { type ClassifiedText, classifySlashCommand, classifyUser, isSlashCommand } from './prompt.js';
import { classifyQueue, type QueueClasses } from './prompt-queue.js';
import type { TranscriptRecord } from './record.js';
import { type AssignedTicks, assignTicks } from './tick-series.js';
import { type ApiMessage, apiMessages } from './tokens.js';

/** What is known of a session before its files are read. */
export interface SessionFiles {
  readonly id: string;
  readonly host: string;
  /** User named by the place of a main file. */
  readonly userOf: (path: string) => string | undefined;
  readonly excludedForks: number;
  readonly files: readonly FileRecords[];
}

/** One class of one record. */
export interface Prompt extends ClassifiedText {
  readonly record: TranscriptRecord;
  readonly order: number;
}

/** A session with its copies removed and its calls joined; nothing here depends on gaps. */
export interface Session {
  readonly id: string;
  readonly host: string;
  readonly user: string;
  readonly project: string | undefined;
  /** In whose homes it worked: other names of this person, as a rule. */
  readonly accounts: readonly string[];
  /** Path of the first main file (else subagent file) below the root. */
  readonly file: string;
  readonly files: readonly string[];
  readonly subagentFiles: number;
  readonly excludedForks: number;
  readonly lines: LineCounts;
  /** Its own records in file order: main file first, then subagent files by path. */
  readonly records: readonly TranscriptRecord[];
  readonly recordsRead: number;
  readonly copiedRecords: number;
  /** Lost records to another session. */
  readonly forked: boolean;
  readonly prompts: readonly Prompt[];
  readonly calls: readonly Call[];
  readonly orphanResults: number;
  readonly ticks: AssignedTicks;
  readonly interruptions: readonly Interruption[];
  readonly messages: readonly ApiMessage[];
}

/**
 * @param foreign uuids that belong to another session (copies.ts)
 * @param account who runs the program: the user of local sessions whose records name no home folder
 */
export function buildSession(source: SessionFiles, foreign: ReadonlySet<string>, account: string): Session {
  const files = inFileOrder(source.files);
  const { records: own, lost } = ownRecords(files, foreign);
  const records = withInlineAgents(own);
  const recordsRead = files.reduce((sum, file) => sum + file.records.length, 0);
  const { calls, orphanResults } = joinCalls(records);
  const folders = countFolders(records);
  return {
    id: source.id,
    host: source.host,
    user: source.userOf(files[0]?.path ?? '') ?? accountOf(folders) ?? account,
    project: projectOf(folders),
    accounts: accountsOf(folders),
    file: files[0]?.path ?? '',
    files: source.files.map((file) => file.path),
    subagentFiles: files.filter((file) => file.role === 'subagent').length,
    excludedForks: source.excludedForks,
    lines: files.reduce((sum, file) => addLines(sum, file.lines), NO_LINES),
    records,
    recordsRead,
    copiedRecords: recordsRead - records.length,
    forked: lost > 0,
    prompts: classifyPrompts(records),
    calls,
    orphanResults,
    ticks: assignTicks(records, calls),
    interruptions: findInterruptions(records),
    messages: apiMessages(records),
  };
}

/** Main files with the most records first, then by path; then subagent files by path. */
export function inFileOrder(files: readonly FileRecords[]): readonly FileRecords[] {
  const byPath = (a: FileRecords, b: FileRecords) => compareCodePoints(a.path, b.path);
  const mains = files.filter((file) => file.role === 'main');
  const subagents = files.filter((file) => file.role === 'subagent');
  return [
    ...mains.sort((a, b) => b.records.length - a.records.length || byPath(a, b)),
    ...subagents.sort(byPath),
  ];
}

/** A uuid counts once. Records without uuid are taken from the first main file, not from its copies. */
function ownRecords(
  files: readonly FileRecords[],
  foreign: ReadonlySet<string>,
): { records: readonly TranscriptRecord[]; lost: number } {
  const seen = new Set<string>();
  const records: TranscriptRecord[] = [];
  let lost = 0;
  files.forEach((file, index) => {
    const isCopy = index > 0 && file.role === 'main';
    for (const record of file.records) {
      if (record.uuid === undefined) {
        if (!isCopy) records.push(record);
      } else if (foreign.has(record.uuid)) {
        lost += 1;
      } else if (!seen.has(record.uuid)) {
        seen.add(record.uuid);
        records.push(record);
      }
    }
  });
  return { records, lost };
}

function classifyPrompts(records: readonly TranscriptRecord[]): readonly Prompt[] {
  const queue = classifyQueue(records);
  const prompts: Prompt[] = [];
  records.forEach((record, order) => {
    for (const { class: name, text } of classesOf(record, queue)) {
      prompts.push({ class: name, text, record, order });
    }
  });
  return prompts;
}

const NO_CLASSES: readonly ClassifiedText[] = [];

function classesOf(record: TranscriptRecord, queue: QueueClasses): readonly ClassifiedText[] {
  switch (record.body) {
    case 'user':
      return classifyUser(record);
    case 'local_command':
      return !record.sidechain && isSlashCommand(record.text)
        ? classifySlashCommand(record.text)
        : NO_CLASSES;
    case 'queue':
    case 'queued_command':
      return queue.get(record) ?? NO_CLASSES;
    default:
      return NO_CLASSES;
  }
}
