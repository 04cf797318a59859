import { counted } from '../drafts/figures.js';
import { type ToolUse, toolUses } from '../statistics/tool-use.js';
import { left, right, table } from '../terminal/table.js';
import { formatDuration } from '../timing/clock.js';
import type { TimedSession } from '../timing/timed-session.js';
import { HUMAN_CLASSES, OUTCOMES } from '../transcript/event.js';
import { toMilliseconds } from '../units.js';
import { textCell } from './cell.js';

/** Who wrote how much, and what each tool did: what stands above the time line. */
export const sessionDetails = (session: TimedSession, width: number): string =>
  [messages(session), ...tools(session, width)].join('\n\n');

function messages({ prompts, messages: fromAgent, interruptions }: TimedSession): string {
  const byClass = HUMAN_CLASSES.map(
    (name) => [name, prompts.filter((one) => one.class === name).length] as const,
  );
  const human = byClass.filter(([, count]) => count > 0);
  const sum = human.reduce((total, [, count]) => total + count, 0);
  const kinds = human.map(([name, count]) => `${count} ${name}`).join(', ');
  return [
    `Messages: ${sum} of the person${kinds === '' ? '' : ` (${kinds})`}`,
    `${fromAgent.length} of the agent`,
    counted(interruptions.length, 'interruption'),
  ].join(', ');
}

const COLUMNS = [
  left('tool'),
  right('calls'),
  right('ok'),
  right('errors'),
  right('p50'),
  right('p95'),
  left('others'),
];

function tools({ timedCalls }: TimedSession, width: number): readonly string[] {
  const uses = toolUses(timedCalls);
  return uses.length === 0 ? [] : [table(COLUMNS, uses.map(row), width)];
}

const row = (use: ToolUse): readonly string[] => [
  textCell(use.tool),
  String(use.calls),
  String(use.outcomes.ok),
  String(use.outcomes.error),
  spent(use.duration?.p50, use),
  spent(use.duration?.p95, use),
  OUTCOMES.filter((outcome) => outcome !== 'ok' && outcome !== 'error' && use.outcomes[outcome] > 0)
    .map((outcome) => `${use.outcomes[outcome]} ${outcome}`)
    .join(', '),
];

/** `≤`: at most, where not every call that ran was measured. */
function spent(length: number | undefined, { measured, duration, ran }: ToolUse): string {
  if (length === undefined || duration === undefined) return '';
  return `${measured === ran ? '' : '≤ '}${formatDuration(toMilliseconds(Math.round(length)))}`;
}
