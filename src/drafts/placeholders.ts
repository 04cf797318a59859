import type { Group } from '../findings/group.js';
import { NO_VALUE } from '../rules/group-value.js';
import { FIGURES, type Figure, PLACEHOLDER, valueNamed } from '../rules/placeholder.js';
import { formatDate } from '../timing/clock.js';
import type { Instant } from '../units.js';
import { piecesOf } from './code-spans.js';
import { boundedDuration, lostTime } from './figures.js';
import { codeSpan, fence } from './markdown.js';
import { joined, proseWithin } from './prose.js';
import type { Quote } from './quote.js';
import { stretchesOf } from './stretches.js';
import { visible } from './visible.js';

/** What a missing value prints as (rules.md 1). */
const NOT_SHOWN = 'not shown';
/** Letters of a value; a template may be as long as a line. */
const LONGEST_VALUE = 200;

/** What a placeholder stands for: our own figures are text, values of the transcripts are foreign. */
type Value =
  | { readonly kind: 'figure'; readonly text: string }
  | { readonly kind: 'foreign'; readonly text: string };

/** Looks a placeholder up by its name, as in `{{name}}`. */
export type Placeholders = (name: string) => Value;

/** For texts of rules that have no placeholders: braces in them are text. */
export const LITERALLY: Placeholders = (name) => ({ kind: 'figure', text: `{{${name}}}` });

/** The closed list of rules.md 1; names beside it were refused when the rule was loaded. */
export function placeholdersOf(group: Group, quote: Quote, zone: string): Placeholders {
  const known = new Map<string, Value>();
  const lookUp = (name: string): Value => {
    const value = foreignValue(name, group);
    if (value !== undefined) return { kind: 'foreign', text: shortened(quote.clean(value)) };
    return { kind: 'figure', text: figureOf(name, group, zone) ?? NOT_SHOWN };
  };
  // Redaction is slow, and a text may name a value many times.
  return (name) => {
    const value = known.get(name) ?? lookUp(name);
    known.set(name, value);
    return value;
  };
}

/** Whether there is anything to print for a placeholder. */
export const isKnown = (name: string, group: Group): boolean =>
  (figureOf(name, group, 'utc') ?? foreignValue(name, group)) !== undefined;

/** Undefined where its matches lack it, and for a figure. */
function foreignValue(name: string, group: Group): string | undefined {
  const { of, field = '' } = valueNamed(name) ?? {};
  if (of === undefined) return undefined;
  const values = of === 'group' ? group.named : group.captures;
  const value = Object.hasOwn(values, field) ? values[field] : undefined;
  return value === undefined || value.trim() === '' || value === NO_VALUE ? undefined : value;
}

/** A text of a rule as Markdown: values in code spans, the author's own words without mentions, images and HTML. */
export const filled = (template: string, placeholders: Placeholders): string =>
  stretchesOf(visible(template))
    .map((stretch) =>
      stretch.kind === 'block'
        ? fence(filledPlainly(stretch.text, placeholders), stretch.info).trimEnd()
        : filledLines(stretch.text, placeholders),
    )
    .join('\n')
    .trim();

const filledLines = (text: string, placeholders: Placeholders): string =>
  piecesOf(text)
    .flatMap((piece) =>
      piece.isCode ? [filledCode(piece.text, placeholders)] : filledText(piece.text, placeholders),
    )
    .reduce(joined, '');

const filledPlainly = (code: string, placeholders: Placeholders): string =>
  code.replace(PLACEHOLDER, (_, name: string) => placeholders(name).text.replace(/\s+/gu, ' '));

/** The same, of a template so far that the result has so many letters at most. */
export function filledUpTo(template: string, placeholders: Placeholders, maxLetters: number): string {
  let length = template.length;
  for (;;) {
    const isWhole = length >= template.length;
    const piece = isWhole ? template : `${template.slice(0, length).replace(/\s+\S*$/u, '')} …`;
    const text = filled(piece, placeholders);
    if (text.length <= maxLetters || length < 8) return text;
    length = Math.floor(length / 2);
  }
}

const COUNT_AND_NOUN = /\{\{\s*(users|sessions|matches)\s*\}\}(\s+)(\p{L}+)/gu;

function filledCode(code: string, placeholders: Placeholders): string {
  const [only] = /^\s*\{\{\s*([^{}]*?)\s*\}\}\s*$/.exec(code)?.slice(1) ?? [];
  if (only !== undefined && placeholders(only).text === NOT_SHOWN) return NOT_SHOWN;
  return codeSpan(filledPlainly(code, placeholders).replace(PADDED, '$1'));
}

/** CommonMark strips one space from either end of a code span; so that it is not added twice. */
const PADDED = /^ (.*) $/s;

/** Figures are words of ours; values stand apart, so that nothing around them can open their code spans. */
function filledText(text: string, placeholders: Placeholders): readonly string[] {
  const worded = text
    .replace(COUNT_AND_NOUN, (whole, name: string, space: string, noun: string) =>
      placeholders(name).text === '1' ? `1${space}${singular(noun)}` : whole,
    )
    .replace(PLACEHOLDER, (whole, name: string) => {
      const value = placeholders(name);
      return value.kind === 'figure' ? value.text : whole;
    });
  return worded
    .split(PLACEHOLDER)
    .map((piece, index) =>
      index % 2 === 1 ? codeSpan(placeholders(piece).text) : proseWithin(unescaping(piece)),
    );
}

/** A backslash at the end would escape the code span that follows. */
const unescaping = (text: string): string =>
  text.replace(/\\+$/, (run) => (run.length % 2 === 1 ? `${run}\\` : run));

function singular(noun: string): string {
  if (noun === 'people') return 'person';
  if (/(?:ch|sh|ss|x)es$/.test(noun)) return noun.slice(0, -2);
  if (/[^aeiou]ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  return /[^s]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

/** Undefined where it is not known, and for a value. */
function figureOf(name: string, group: Group, zone: string): string | undefined {
  const figure = FIGURES.find((one) => one === name);
  return figure && FIGURE_TEXTS[figure](group, zone);
}

const FIGURE_TEXTS: Readonly<Record<Figure, (group: Group, zone: string) => string | undefined>> = {
  users: ({ users }) => String(users.length),
  sessions: ({ sessions }) => String(sessions.length),
  matches: ({ matches }) => String(matches.length),
  lost_time: (group) => lostTime(group),
  median_duration: ({ medianDuration, unmeasured }) =>
    medianDuration === undefined ? undefined : boundedDuration(medianDuration, unmeasured),
  first_seen: ({ firstSeen }, zone) => dateOf(firstSeen, zone),
  last_seen: ({ lastSeen }, zone) => dateOf(lastSeen, zone),
};

const dateOf = (instant: Instant | undefined, zone: string): string | undefined =>
  instant === undefined ? undefined : formatDate(instant, zone);

const shortened = (text: string): string =>
  text.length <= LONGEST_VALUE
    ? text
    : `${text.slice(0, LONGEST_VALUE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
