import type { Match } from '../rules/match.js';
import type { SessionEvent } from '../transcript/event.js';
import { onOneLine, plainText } from '../transcript/plain-text.js';

const LIMIT = 2000;
const PRIVATE_KEY =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/g;
/** Of a key of PuTTY only these lines are private; they may be numbered. */
const PUTTY_KEY =
  /Private-Lines: \d{1,4}(?:(?:\r?\n|\\n)\s*(?:\d{1,6}[→:|\t ]\s*)?[A-Za-z0-9+/]{16,}={0,2}(?![A-Za-z0-9]))+/g;
/** The value after a key that was cut off is a secret that no pattern finds. */
const CUT_START = /^\S*(?:\s+\S+){0,2}\s*/;
const CUT_END = /(?:^|\s)\S*$/;

/** The lines around what hit, not redacted: whole ones, because half a secret is one that no pattern finds. */
export function excerptOf(match: Match): string {
  if (match.events.length === 0) return match.hit;
  const texts = match.events.map(textOf).reverse().map(plain);
  for (const text of texts) {
    const hit = asItStands(match.hit, text);
    if (hit !== undefined) return linesAround(text, hit, LIMIT);
  }
  return linesAround(texts[0] ?? '', '', LIMIT);
}

/** What hit as the text has it: of a failing line, which is on one line and trimmed, the whole line. */
function asItStands(hit: string, text: string): string | undefined {
  if (text.includes(hit)) return hit;
  const wanted = onOneLine(hit);
  return text.split('\n').find((line) => onOneLine(line).includes(wanted));
}

/** As many whole lines around the first `hit` as fit; of a line that is too long by itself, whole words. */
export function linesAround(text: string, hit: string, limit: number): string {
  const at = Math.max(0, text.indexOf(hit));
  const lines = text.split('\n');
  let first = newlinesIn(text.slice(0, at));
  let last = first + newlinesIn(hit.trimEnd());
  const chosen = () => lines.slice(first, last + 1).join('\n');
  if (chosen().length > limit) return wordsAround(text, at, limit);
  let room = limit - chosen().length;
  const takes = (line: string | undefined): boolean => {
    if (line === undefined || line.length >= room) return false;
    room -= line.length + 1;
    return true;
  };
  for (let grows = true; grows; ) {
    const up = takes(lines[first - 1]);
    if (up) first -= 1;
    const down = takes(lines[last + 1]);
    if (down) last += 1;
    grows = up || down;
  }
  return chosen();
}

/** A key goes before anything is shortened: lines from its middle look like no key. */
export const withoutPrivateKeys = (text: string): string =>
  text.replace(PRIVATE_KEY, '[private key]').replace(PUTTY_KEY, '[private key]');

function textOf(event: SessionEvent): string {
  if (event.event === 'tool_call') return event.output;
  return 'text' in event ? event.text : '';
}

const plain = (text: string): string => withoutPrivateKeys(plainText(text));

const newlinesIn = (text: string): number => text.split('\n').length - 1;

function wordsAround(text: string, at: number, limit: number): string {
  const start = Math.max(0, at - (limit >> 2));
  const piece = text.slice(start, start + limit);
  const whole = start === 0 ? piece : piece.replace(CUT_START, '');
  return start + limit < text.length ? whole.replace(CUT_END, '') : whole;
}
