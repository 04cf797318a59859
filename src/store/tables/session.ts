import { count, flag, foreign, instant, number, type RowOf, seconds, text, texts } from '../column.js';

/** Columns that tell which session a row belongs to. */
const SESSION = {
  session_key: text('Joins all tables: one transcript of one place.'),
  session_id: foreign(
    'The UUID of the session, or the name of its file. Copies under several roots share it.',
  ),
} as const;

export const SESSIONS = {
  meaning: 'One row per session.',
  columns: {
    ...SESSION,
    user: foreign('Who worked.'),
    host: foreign('Name of the source.'),
    project: foreign('Last part of the most frequent working folder.'),
    branch: foreign('Most frequent git branch.'),
    entrypoint: text('How Claude Code was started.'),
    title: foreign('Beginning of the first prompt.'),
    file: foreign('First main file, below its root.'),
    type: text('`edit` (a successful file edit), else `shell`, else `read` (another tool), else `talk`.'),
    started_at: instant('First activity.'),
    ended_at: instant('Last activity.'),
    span_s: seconds('From first to last activity.'),
    active_s: seconds('Span without the gaps.'),
    active_5_s: seconds('Active time at a gap limit of 5 minutes.'),
    active_15_s: seconds('Active time at a gap limit of 15 minutes.'),
    gap_count: count('Silences longer than the gap limit.'),
    block_count: count('Stretches between gaps.'),
    records: count('Records of its own.'),
    copied_records: count('Records that belong to another session, or stand twice.'),
    bad_lines: count('Lines that are no JSON objects.'),
    oversized_lines: count('Lines beyond the limit.'),
    prompts: count('Human prompts: typed, queued, arguments of commands, feedback.'),
    turns: count('Prompts that begin a turn: all but feedback.'),
    slash_commands: count('Slash commands.'),
    tool_calls: count('Calls of all tools.'),
    calls_ok: count('Calls with outcome `ok`.'),
    errors: count('Calls with outcome `error`, and no others.'),
    calls_rejected: count('Calls that a person declined.'),
    calls_denied: count('Calls that a policy declined.'),
    calls_interrupted: count('Calls that were interrupted.'),
    calls_cancelled: count('Calls cancelled with a sibling.'),
    calls_background: count('Calls sent to the background.'),
    calls_unfinished: count('Calls without a result.'),
    assistant_messages: count('API messages, each once.'),
    output_tokens: count('Tokens written.', 'tokens'),
    input_tokens: count('Tokens read, without cache.', 'tokens'),
    cache_read_tokens: count('Tokens read from the cache.', 'tokens'),
    cache_creation_tokens: count('Tokens written to the cache.', 'tokens'),
    compactions: count('Times the context was compacted.'),
    interruptions: count('Times the person stopped the agent.'),
    api_errors: count('Errors of the API, one per retry.'),
    model: text('First of its models.'),
    models: texts('Models, sorted.'),
    version: text('Newest of its versions of Claude Code.'),
    versions: texts('Versions, sorted.'),
    subagent_files: count('Transcripts of subagents.'),
    excluded_forks: count('Forks that are no tasks and were not read.'),
    restamped: flag('Its timestamps were rewritten by a resume: do not trust its times.'),
    forked: flag('Lost records to the session it was forked from.'),
    completed: flag(
      'The last assistant record ends its turn (stop reason `end_turn` or `stop_sequence`; where a version writes none, a text that calls no tool; never an error of the API), and nobody interrupted after it.',
    ),
    abandoned: flag('Fewer than 2 human prompts, and no successful edit or command.'),
    lost_s: seconds('Lost time of all its friction, at least; never more than `active_s`.'),
    smoothness: number('100 × (1 − lost_s / active_s).', '0 to 100'),
    source_gone: flag('Its transcript is not there any more; the row is history.'),
    accounts: foreign('Accounts in whose homes it worked, one a line.'),
  },
} as const;
export type SessionRow = RowOf<typeof SESSIONS>;

export const BLOCKS = {
  meaning: 'Stretches of activity between gaps; what active time is the sum of.',
  columns: {
    ...SESSION,
    user: foreign('Who worked.'),
    started_at: instant('First activity of the block.'),
    ended_at: instant('Last activity of the block.'),
  },
} as const;
export type BlockRow = RowOf<typeof BLOCKS>;

export const PROMPTS = {
  meaning: 'One row per user, queue and queued-command record and class. Their text is not kept.',
  columns: {
    ...SESSION,
    record_uuid: text('The record.'),
    line: count('1-based line in its file.'),
    class: text(
      'Who or what wrote it; the first four classes are human: typed, queued, command_args, feedback.',
    ),
    kind: text(
      'Of human prompts: `slash_command`, `correction`, `question` (ends with `?`), else `request`.',
    ),
    sent_at: instant('When.'),
    letters: count('Length of its text.', 'characters'),
    response_s: seconds(
      'To the last assistant record of its turn, inside blocks. Of prompts that begin a turn.',
    ),
    command: foreign('Of slash commands: the name, such as `/review`.'),
  },
} as const;
export type PromptRow = RowOf<typeof PROMPTS>;
