import { formatDuration, formatMinute } from '../../timing/clock.js';
import type { EventKind } from '../../transcript/event.js';
import type { Example } from '../example.js';
import { counted } from '../figures.js';
import { fence } from '../markdown.js';
import { quotedLines } from '../quoted-lines.js';
import type { Material } from './material.js';

/** Lines of the section below its heading, all in all. */
const LINES = 27;
/** Of an example: its heading, two empty lines, two fences. */
const FRAME = 5;
const MOST_LINES = 12;

/** The best examples, each with session, time, command and failing lines. */
export function evidenceSection(material: Material): string {
  const { examples } = material;
  if (examples.length === 0) return `### Evidence\n\n${withoutExamples(material)}`;
  const room = Math.min(MOST_LINES, Math.floor((LINES + 1) / examples.length) - FRAME);
  const quoted = examples.map((example) => quotedLines(example, room, material.quote).join('\n'));
  const blocks = examples.map((example, index) => {
    const [text = '', known] = [quoted[index], quoted.indexOf(quoted[index] ?? '') < index];
    if (text === '') return `${heading(example, material)}.`;
    return `${heading(example, material)}${known ? ': the same.' : `:\n\n${fence(text).trimEnd()}`}`;
  });
  return `### Evidence\n\n${blocks.join('\n\n')}`;
}

function heading(example: Example, material: Material): string {
  const { names, context } = material;
  const at = example.at === undefined ? '' : `, ${formatMinute(example.at, context.zone)}`;
  const remarks = remarksOn(example, material);
  return `${names.session(example.session)}${at}${remarks.length === 0 ? '' : ` (${remarks.join('; ')})`}`;
}

function remarksOn(example: Example, { group, context }: Material): readonly string[] {
  const { events, lasting, nextAttempt } = example;
  const { cost } = group.rule;
  return [
    ...SPOKEN[example.event ?? 'tool_call'],
    ...shownBy(example, group.hiddenMatches),
    ...(events > 1
      ? [
          `${counted(events, example.areCalls ? 'call' : 'event')}${lasting === undefined ? '' : ` in ${formatDuration(lasting)}`}`,
        ]
      : []),
    ...(cost === 'wait' && example.wait !== undefined
      ? [`waited ${formatDuration(example.wait)}, measured`]
      : []),
    ...(cost === 'duration' ? took(example) : []),
    ...(cost !== 'wait' && cost !== 'duration' && nextAttempt !== undefined
      ? [
          `next attempt ${formatDuration(nextAttempt.after)} later${nextAttempt.isSameText ? ' with the same text' : ''}`,
        ]
      : []),
    ...(context.restamped.has(example.session) ? ['time doubtful'] : []),
  ];
}

function shownBy({ hidden, unfinished }: Example, hiddenMatches: number): readonly string[] {
  if (unfinished) return ['no result, read from its progress'];
  return hidden ? ['exit code hidden'] : hiddenMatches > 0 ? ['visible'] : [];
}

/** Whose words are quoted, where it is no output of a call. */
const SPOKEN = {
  tool_call: [],
  user_message: ['written by the person'],
  assistant_message: ['written by the agent'],
  interruption: ['stopped by the person'],
  compaction: ['compacted'],
  api_error: ['API error'],
  hook_stop: ['stopped by a hook'],
} as const satisfies Record<EventKind, readonly string[]>;

function took({ duration, basis }: Example): readonly string[] {
  if (duration === undefined) return [];
  return [
    basis === 'progress'
      ? `took ${formatDuration(duration)}, measured`
      : `took at most ${formatDuration(duration)}`,
  ];
}

function withoutExamples({ group, names, context }: Material): string {
  const [first] = group.matches;
  if (first === undefined) return 'No match is left to quote.';
  const at = first.at === undefined ? '' : `, ${formatMinute(first.at, context.zone)}`;
  return `${names.session(first.session)}${at}: the match rests on no text that could be quoted.`;
}
