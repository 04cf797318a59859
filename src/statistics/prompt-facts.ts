import { clip, lengthOf } from '../timing/active.js';
import type { TimedSession } from '../timing/timed-session.js';
import type { Prompt } from '../transcript/session.js';
import type { Milliseconds } from '../units.js';
import { isHuman, TURN_CLASSES } from './session-facts.js';

/** What a person wanted. */
export const PROMPT_KINDS = ['slash_command', 'correction', 'question', 'request'] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

/** The rule whose matches are corrections. */
export const CORRECTION_RULE = 'user-correction';

/** Names a record of a session: those of a queue have no uuid, and two may share a line. */
export const recordKey = (file: number, line: number, uuid: string | undefined): string =>
  `${file}:${line}:${uuid ?? ''}`;

/** Absent for what no person wrote. @param corrections keys of the records that the rule matched */
export function promptKind(prompt: Prompt, corrections: ReadonlySet<string>): PromptKind | undefined {
  if (prompt.class === 'slash_command') return 'slash_command';
  if (!isHuman(prompt.class)) return undefined;
  const { file, line, uuid } = prompt.record;
  if (corrections.has(recordKey(file, line, uuid))) return 'correction';
  return prompt.text.trimEnd().endsWith('?') ? 'question' : 'request';
}

/** `/review` of the record that a slash command leaves. */
export function commandName(text: string): string | undefined {
  const [, name] = /<command-name>\s*([^<]*?)\s*<\/command-name>/.exec(text) ?? [];
  const [, message] = /<command-message>\s*(\S+?)(?:\s[^<]*)?<\/command-message>/.exec(text) ?? [];
  const found = name ?? message;
  return found === undefined || found === '' ? undefined : `/${found.replace(/^\//, '')}`;
}

/** From each prompt that begins a turn to the last assistant record of that turn, inside blocks. */
export function responseTimes(session: TimedSession): ReadonlyMap<Prompt, Milliseconds> {
  const turns = session.prompts.filter(({ class: name }) => TURN_CLASSES.includes(name));
  const times = new Map<Prompt, Milliseconds>();
  for (const [index, prompt] of turns.entries()) {
    const from = prompt.record.at;
    const until = lastAnswer(session, prompt.order, turns[index + 1]?.order);
    if (from !== undefined && until !== undefined && until >= from)
      times.set(prompt, lengthOf(clip(session.blocks, from, until)));
  }
  return times;
}

function lastAnswer({ records }: TimedSession, from: number, to = records.length) {
  for (let order = to - 1; order > from; order--) {
    const record = records[order];
    if (record?.body === 'assistant' && !record.sidechain && record.at !== undefined) return record.at;
  }
  return undefined;
}
