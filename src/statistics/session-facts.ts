import type { TimedSession } from '../timing/timed-session.js';
import { mostFrequent } from '../transcript/identity.js';

/** What people would say of a session as a whole (metrics.md 7). */
export interface SessionFacts {
  readonly type: SessionType;
  /** The last assistant record ends its turn, and nobody interrupted after it. */
  readonly completed: boolean;
  /** Fewer than 2 human prompts, and no successful edit or command. */
  readonly abandoned: boolean;
  readonly turns: number;
  readonly branch: string | undefined;
  readonly entrypoint: string | undefined;
  /** Foreign text: the beginning of the first prompt. */
  readonly title: string | undefined;
}

export const SESSION_TYPES = ['edit', 'shell', 'read', 'talk'] as const;
export type SessionType = (typeof SESSION_TYPES)[number];

/** Tools that change files. */
export const EDITING_TOOLS: readonly string[] = ['Edit', 'MultiEdit', 'Write', 'NotebookEdit'];

/** Classes of prompts that begin a turn (metrics.md 1). */
export const TURN_CLASSES: readonly string[] = ['typed', 'queued', 'command_args'];

export function factsOf(session: TimedSession): SessionFacts {
  const type = typeOf(session);
  const human = session.prompts.filter(({ class: name }) => isHuman(name)).length;
  return {
    type,
    completed: isCompleted(session),
    abandoned: human < 2 && !hasDone(session),
    turns: session.prompts.filter(({ class: name }) => TURN_CLASSES.includes(name)).length,
    branch: mostCommon(session.records, ({ branch }) => branch),
    entrypoint: mostCommon(session.records, ({ entrypoint }) => entrypoint),
    title: titleOf(session),
  };
}

export const isHuman = (name: string): boolean => TURN_CLASSES.includes(name) || name === 'feedback';

const isOk = ({ outcome }: TimedSession['calls'][number]): boolean => outcome === 'ok';
const isEdit = ({ tool }: TimedSession['calls'][number]): boolean => EDITING_TOOLS.includes(tool);
const isShell = ({ tool }: TimedSession['calls'][number]): boolean => tool === 'Bash';

function typeOf({ calls }: TimedSession): SessionType {
  if (calls.some((call) => isEdit(call) && isOk(call))) return 'edit';
  if (calls.some(isShell)) return 'shell';
  return calls.length > 0 ? 'read' : 'talk';
}

const hasDone = ({ calls }: TimedSession): boolean =>
  calls.some((call) => isOk(call) && (isEdit(call) || isShell(call)));

function isCompleted({ records, interruptions }: TimedSession): boolean {
  const last = records.findLastIndex(({ body, sidechain }) => body === 'assistant' && !sidechain);
  const record = records[last];
  return record?.body === 'assistant' && record.endsTurn && !interruptions.some(({ order }) => order > last);
}

function mostCommon(
  records: TimedSession['records'],
  nameOf: (record: TimedSession['records'][number]) => string | undefined,
): string | undefined {
  const counts = new Map<string, number>();
  for (const record of records) {
    const name = nameOf(record);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return mostFrequent(counts);
}

const TITLE_LETTERS = 80;

function titleOf({ prompts }: TimedSession): string | undefined {
  const first = prompts.find(({ class: name }) => isHuman(name));
  const line = first?.text.trim().split('\n')[0]?.trim() ?? '';
  return line === '' ? undefined : [...line.slice(0, 2 * TITLE_LETTERS)].slice(0, TITLE_LETTERS).join('');
}
