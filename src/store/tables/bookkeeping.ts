import { bytes, count, foreign, instant, text } from '../column.js';

export const RUNS = {
  meaning: 'One row per run that changed something.',
  columns: {
    run: count('Counts from 1.'),
    as_of: instant('The "now" of the run.'),
    version: text('Of the program.'),
    files_read: count('Transcripts read.'),
    files_unchanged: count('Transcripts not read again.'),
    sessions_written: count('Sessions whose rows are new.'),
    sessions_removed: count('Sessions whose rows went.'),
    problems: count('Bad lines, unreadable files and the like.'),
  },
} as const;

export const FILES = {
  meaning: 'One row per transcript, as it was when it was read.',
  columns: {
    session_key: text('Joins `sessions`.'),
    path: foreign('Where it lies.'),
    role: text('`main` or `subagent`.'),
    bytes: count('Size.', 'bytes'),
    inode: text('A hint that it changed; so are the next two. None is a time of anything.'),
    mtime: text('Nanoseconds.'),
    ctime: text('Nanoseconds.'),
    edges: text('SHA-256 of its first and last 4 KiB.'),
    sha256: text('Of all its bytes.'),
  },
} as const;

/** What only the program reads; not part of the snapshot. */
export const KEPT = {
  meaning: 'What a run needs of a session that it does not read again. Not in the snapshot.',
  columns: {
    session_key: text('Joins `sessions`.'),
    session_id: foreign('The session.'),
    host: foreign('Name of the source.'),
    root: foreign('Folder of the source.'),
    unit: text('Digest of its files and their roles.'),
    settings: text('Digest of everything but the rules that its values depend on.'),
    rules: text('Joins `rule_sets`.'),
    foreign_records: text('Digest of the records that belong to other sessions.'),
    shared: text('Records that it shares with other sessions, as JSON.'),
    value: bytes('Everything else, packed.'),
  },
} as const;

export const RULE_SETS = {
  meaning: 'Rules that sessions were asked about. Not in the snapshot.',
  columns: {
    rules: text('Digest of what they count.'),
    definition: text('What they count, as JSON.'),
  },
} as const;

export const META = {
  meaning: 'What the store says about itself.',
  columns: {
    name: text('`schema_version`, `generation` (another one with each change) or `derived_from`.'),
    value: text('Its value.'),
  },
} as const;
