import { withoutContext } from './context-block.js';
import { mayBeStopped, outcomeOf } from './outcome.js';
import type { RecordOf, UserBody } from './record.js';

/** Who or what wrote a user, queue or queued-command record (metrics.md 1). */
export const PROMPT_CLASSES = [
  'typed',
  'queued',
  'command_args',
  'feedback',
  'slash_command',
  'tool_result',
  'sidechain',
  'compact_summary',
  'skill_body',
  'meta',
  'task_notification',
  'local_command_output',
  'bash_output',
  'sdk_injection',
  'interruption',
  'plan_handoff',
  'hook_stop',
  'attachment_other',
  'queue_control',
] as const;
export type PromptClass = (typeof PROMPT_CLASSES)[number];

/** One class of one record, with the text that has it. A record may have two. */
export interface ClassifiedText {
  readonly class: PromptClass;
  readonly text: string;
}

/** The classes of a user record. */
export function classifyUser(record: RecordOf<'user'>): readonly ClassifiedText[] {
  const text = withoutContext(record.content.text);
  if (record.content.results.length > 0) return classifyResult(record, text);
  const marked = record.sidechain ? 'sidechain' : markedClass(record);
  if (marked !== undefined) return [{ class: marked, text }];
  return isSlashCommand(text) ? classifySlashCommand(text) : [{ class: classOfText(record, text), text }];
}

/** A slash command, and what a person typed behind it. */
export function classifySlashCommand(text: string): readonly ClassifiedText[] {
  const args = (/<command-args>([\s\S]*?)<\/command-args>/.exec(text)?.[1] ?? '').trim();
  const command: ClassifiedText = { class: 'slash_command', text };
  return args === '' ? [command] : [{ class: 'command_args', text: args }, command];
}

export const isSlashCommand = (text: string): boolean => /^<command-(?:name|message)>/.test(text);

/** Text in a queue that no person wrote. */
export const isNotification = (text: string): boolean =>
  /^(?:<task-notification|<agent-notification|\{"task_id")/.test(text.trim());

/** A queued text that is no prompt: empty, a notification, or one word beginning with `/`. */
export const isNoQueuedPrompt = (text: string): boolean =>
  text.trim() === '' || isNotification(text) || /^\/\S*$/.test(text.trim());

const TOOL_RESULT: readonly ClassifiedText[] = [{ class: 'tool_result', text: '' }];

function classifyResult(record: RecordOf<'user'>, text: string): readonly ClassifiedText[] {
  if (record.sidechain || markedClass(record) !== undefined) return TOOL_RESULT;
  const beside = text === '' || classOfBeginning(text) !== undefined || isSlashCommand(text) ? [] : [text];
  const said = [...beside, ...rejectionFeedback(record)];
  return said.length === 0 ? TOOL_RESULT : [{ class: 'feedback', text: said.join('\n') }];
}

function rejectionFeedback(record: UserBody): readonly string[] {
  return record.content.results
    .filter(
      (result) => mayBeStopped(result, record.detail) && outcomeOf(result, record.detail) === 'rejected',
    )
    .map((result) => feedbackIn(result.text))
    .filter((text) => text !== '');
}

const SAID = /the user said:/i;
const FEEDBACK_END = /The user wants to clarify these questions|^Note: The user's next message may contain/m;

function feedbackIn(text: string): string {
  const said = SAID.exec(text);
  if (said === null) return '';
  const feedback = text.slice(said.index + said[0].length);
  const end = FEEDBACK_END.exec(feedback);
  return (end === null ? feedback : feedback.slice(0, end.index)).trim();
}

/** What the harness itself says about a record, in the order of precedence. */
function markedClass(record: UserBody): PromptClass | undefined {
  if (record.isCompactSummary) return 'compact_summary';
  if (record.fromTool) return 'skill_body';
  if (record.isMeta) return 'meta';
  if (record.originKind === 'task-notification') return 'task_notification';
  return undefined;
}

function classOfText(record: UserBody, text: string): PromptClass {
  if (text === '') return record.content.hasImage ? 'typed' : 'meta';
  return classOfBeginning(text) ?? 'typed';
}

const BEGINNINGS: readonly (readonly [string, PromptClass])[] = [
  ['<local-command-', 'local_command_output'],
  ['Caveat: The messages below', 'local_command_output'],
  ['<bash-stdout>', 'bash_output'],
  ['<bash-stderr>', 'bash_output'],
  ['<task-notification', 'task_notification'],
  ['<agent-notification', 'task_notification'],
  ['<ci-monitor-event', 'sdk_injection'],
  ['[Request interrupted', 'interruption'],
  ['Implement the following plan:', 'plan_handoff'],
  ['This session is being continued from a previous conversation', 'compact_summary'],
  ['Base directory for this skill:', 'skill_body'],
  ['Operation stopped by hook:', 'hook_stop'],
];

const classOfBeginning = (text: string): PromptClass | undefined =>
  BEGINNINGS.find(([beginning]) => text.startsWith(beginning))?.[1];
