import { commandName, promptKind, responseTimes } from '../statistics/prompt-facts.js';
import type { TimedSession } from '../timing/timed-session.js';
import { optional, seconds } from '../wire/scalar.js';
import type { PromptRow } from './tables/session.js';

export function promptRows(
  owner: Pick<PromptRow, 'session_key' | 'session_id'>,
  session: TimedSession,
  corrections: ReadonlySet<string>,
): readonly PromptRow[] {
  const responses = responseTimes(session);
  return session.prompts.map((prompt) => ({
    ...owner,
    record_uuid: prompt.record.uuid,
    line: prompt.record.line,
    class: prompt.class,
    kind: promptKind(prompt, corrections),
    sent_at: prompt.record.at,
    command: prompt.class === 'slash_command' ? commandName(prompt.text) : undefined,
    letters: [...prompt.text].length,
    response_s: optional(responses.get(prompt), seconds),
  }));
}
