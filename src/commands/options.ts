import type { OptionSet } from './command.js';
import { TO_FILE } from './to-file.js';

/** Options of every command. */
export const GENERAL = {
  config: {
    type: 'string',
    describe: 'Configuration file (default: frictionlog.yaml, if there is one)',
    group: 'General:',
  },
  quiet: { type: 'boolean', alias: 'q', describe: 'Only data, and what is amiss', group: 'General:' },
  color: {
    choices: ['auto', 'always', 'never'],
    default: 'auto',
    describe: 'Colours on the terminal',
    group: 'General:',
  },
} as const satisfies OptionSet;

/** Which sessions, and on which clock, wherever they are kept. */
const WHICH_STORED = {
  since: {
    type: 'string',
    describe: 'From then on: 48h, 7d, 2w, an ISO date or instant',
    group: 'Which sessions:',
  },
  until: { type: 'string', describe: 'Before then', group: 'Which sessions:' },
  days: { type: 'number', alias: 'd', describe: 'The last N days: --since Nd', group: 'Which sessions:' },
  user: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Only this person (repeatable)',
    group: 'Which sessions:',
  },
  project: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Only this project (repeatable)',
    group: 'Which sessions:',
  },
  tz: { type: 'string', describe: 'Zone for dates (default UTC)', group: 'Which sessions:' },
  'as-of': {
    type: 'string',
    describe: 'The "now" of gates and windows (default: now)',
    group: 'Which sessions:',
  },
  threads: {
    type: 'number',
    describe: 'Threads that read transcripts (default: one per core)',
    group: 'Which sessions:',
  },
} as const satisfies OptionSet;

/** Which sessions, and on which clock. */
export const WHICH = {
  ...WHICH_STORED,
  'window-by': {
    choices: ['start', 'overlap'],
    default: 'start',
    describe: 'Sessions that start in the window, or any activity in it, clipped',
    group: 'Which sessions:',
  },
  latest: { type: 'number', describe: 'Only the N newest sessions', group: 'Which sessions:' },
  gap: {
    type: 'string',
    describe: 'A longer silence is not active time (default 10m)',
    group: 'Which sessions:',
  },
  'max-line': {
    type: 'number',
    describe: 'Skip lines longer than this many MiB (default 64)',
    group: 'Which sessions:',
  },
} as const satisfies OptionSet;

/** The file that keeps what was read. */
export const STORE = {
  store: {
    type: 'string',
    describe: 'Keep what was read in this file, and read only what changed; --no-store: not',
    group: 'Which sessions:',
  },
} as const satisfies OptionSet;

export const JSON_OUTPUT = {
  json: { type: 'boolean', alias: 'j', describe: 'One JSON document on stdout', group: 'Output:' },
} as const satisfies OptionSet;

/** Options of every statistic: which sessions, from where, and how the answer is shown. */
export const STATISTICS_OPTIONS = {
  ...WHICH_STORED,
  where: {
    type: 'string',
    array: true,
    nargs: 1,
    describe:
      'Only sessions with FIELD=VALUE, for any field of --by (repeatable); of a tool only its calls count',
    group: 'Which sessions:',
  },
  store: {
    type: 'string',
    describe: 'Ask the snapshot of this store; --no-store: read the transcripts',
    group: 'Which sessions:',
  },
  ...JSON_OUTPUT,
  ...TO_FILE,
  limit: { type: 'number', alias: 'l', describe: 'At most so many rows a table', group: 'Output:' },
  columns: {
    type: 'number',
    describe:
      'Width of tables and charts (default: of the terminal); where headings end in …, a table has more',
    group: 'Output:',
  },
} as const satisfies OptionSet;

/** What becomes a draft, and where. */
export const DRAFTS = {
  reports: { type: 'string', describe: 'Folder for drafts (default: frictionlog-reports)', group: 'Drafts:' },
  'min-sessions': {
    type: 'number',
    describe: 'Draft from this many sessions on, instead of what the rule says',
    group: 'Drafts:',
  },
  within: {
    type: 'string',
    describe: 'How far the gate looks back from --as-of, instead of what the rule says: 90d',
    group: 'Drafts:',
  },
  'min-users': { type: 'number', describe: 'Draft from this many people on', group: 'Drafts:' },
  rule: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Only these rules, whatever their status',
    group: 'Drafts:',
  },
  experimental: {
    type: 'boolean',
    describe: 'Draft what experimental rules find, too',
    group: 'Drafts:',
  },
  'dry-run': { type: 'boolean', describe: 'Say what would be written, write nothing', group: 'Drafts:' },
} as const satisfies OptionSet;

export const PATH = {
  path: {
    type: 'string',
    describe:
      'File or folder of transcripts, or - for standard input (default: the configured sources, else ~/.claude/projects)',
    dash: 'standard input',
  },
} as const;

/** For scripts and timers. */
export const FAIL_ON = {
  'fail-on': {
    type: 'string',
    array: true,
    nargs: 1,
    describe:
      "Exit with 2 if this holds (repeatable): problems, a verdict (regression), 'severity>=high', or a number of the report's summary: 'error_rate>0.1', 'success_rate.Bash<0.8'",
    group: 'Output:',
  },
} as const satisfies OptionSet;

/** For whoever is to be told. */
export const WEBHOOK = {
  webhook: {
    type: 'string',
    describe:
      'Post the numbers (no names, no text) to this address; one with a token goes into FRICTIONLOG_WEBHOOK or a file. --no-webhook: not',
    group: 'Output:',
  },
} as const satisfies OptionSet;

export const FETCH = {
  session: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Fetch only sessions whose id begins so (repeatable)',
    group: 'Fetch:',
  },
  verify: {
    type: 'boolean',
    describe: 'Compare checksums of all files, also where nothing looks changed; --no-verify: of none',
    group: 'Fetch:',
  },
  'accept-new-host-key': {
    type: 'boolean',
    describe: 'Trust and remember the key of a host not known yet',
    group: 'Fetch:',
  },
  'ssh-config': { type: 'string', describe: 'Another file than ~/.ssh/config', group: 'Fetch:' },
} as const satisfies OptionSet;
