import { withoutHalf } from '../findings/replacement.js';
import { bare } from './redaction/bare.js';
import type { RedactionContext } from './redaction/context.js';
import { emailSpans } from './redaction/emails.js';
import type { HomeSpan } from './redaction/homes.js';
import { type Ledger, newLedger } from './redaction/ledger.js';
import { loginSpans } from './redaction/logins.js';
import { withShortLines } from './redaction/long-lines.js';
import { nameKey } from './redaction/names.js';
import { remoteSpans } from './redaction/remotes.js';
import { saidNames } from './redaction/said-names.js';
import { merged, replaced, type Span } from './redaction/span.js';

/** A text that may leave the machine, and what was taken out of it. */
export interface Redacted {
  readonly text: string;
  readonly hits: readonly RedactionHit[];
}

export interface RedactionHit {
  /** The rule's id, or `email`, `home`, `name`, `host`. */
  readonly rule: string;
  readonly replacement: string;
}

/** A definite secret in a text that should have none: where, but not what. */
export interface SecretHit {
  readonly rule: string;
  /** 1-based. */
  readonly line: number;
}

/** One text by itself; numbers begin anew. */
export const redact = (text: string, context: RedactionContext): Redacted => redactor(context)(text);

/** For all texts of one draft, so that equal secrets get equal numbers throughout it. */
export function redactor(context: RedactionContext): (text: string) => Redacted {
  const ledger = newLedger();
  const harmless = harmlessFor(context);
  return (text) => {
    const known = harmless.get(text);
    if (known !== undefined) return { text: known, hits: [] };
    const hits: RedactionHit[] = [];
    let current = withShortLines(text);
    // Taking one thing out may bring to light another.
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = current;
      current = withoutSecrets(current, context, ledger, hits);
      current = withoutIdentities(current, context, ledger, hits);
      if (current === before) break;
    }
    if (hits.length === 0) know(harmless, text, current);
    return { text: current, hits };
  };
}

/** Two or three are usual. */
const MOST_ROUNDS = 10;

/** Texts in which nothing was found, and how they are written: drafts ask about most of them again and again. */
const HARMLESS = new WeakMap<RedactionContext, Map<string, string>>();

function harmlessFor(context: RedactionContext): Map<string, string> {
  const known = HARMLESS.get(context) ?? new Map<string, string>();
  HARMLESS.set(context, known);
  return known;
}

/** Longer texts hardly ever come twice; an export has millions. */
function know(harmless: Map<string, string>, text: string, written: string): void {
  if (text.length < 500 && harmless.size < 5000) harmless.set(text, written);
}

/** The head of a text, redacted before it is cut: a secret cut in two is no longer seen as one. */
export function excerpt(text: string, maxLetters: number, redactText: (text: string) => Redacted): string {
  let window = Math.max(4 * maxLetters, 16_384);
  for (;;) {
    const end = text.indexOf('\n', window);
    const head = end === -1 ? text : text.slice(0, end);
    const redacted = redactText(head).text;
    if (end !== -1 && redacted.length <= maxLetters) window *= 2;
    else return cut(redacted, maxLetters, end !== -1);
  }
}

/** The last gate before a draft is written: what only a secret can look like. */
export function findSecrets(draft: string, context: RedactionContext): readonly SecretHit[] {
  const { text, original } = bare(draft);
  return context.findSecrets(text).flatMap((span) => {
    if (!span.definite) return [];
    return [{ rule: span.rule, line: draft.slice(0, original(span).start).split('\n').length }];
  });
}

function withoutSecrets(
  text: string,
  context: RedactionContext,
  ledger: Ledger,
  hits: RedactionHit[],
): string {
  const { text: seen, original } = bare(text);
  const spans = context.findSecrets(seen);
  const secrets = new Map(spans.map((span) => [original(span).start, seen.slice(span.start, span.end)]));
  return replaced(text, spans.map(original), (span) => {
    const replacement = ledger.secret(span.rule, secrets.get(span.start) ?? '');
    hits.push({ rule: span.rule, replacement });
    return replacement;
  });
}

function withoutIdentities(
  text: string,
  context: RedactionContext,
  ledger: Ledger,
  hits: RedactionHit[],
): string {
  const { text: seen, original } = bare(text);
  const taken = [...seen.matchAll(context.replacements)].map(
    ({ 0: found, index }) => [index, index + found.length] as const,
  );
  const free = (span: Span): boolean =>
    !taken.some(([start, end]) => overlaps(span, start, end) && !exceeds(span, start, end)) &&
    !context.allows(seen.slice(span.start, span.end), span.rule);
  const homes = new Map<number, HomeSpan>();
  for (const home of context.findHomes(seen)) if (!homes.has(home.start)) homes.set(home.start, home);
  const found = [
    ...homes.values(),
    ...emailSpans(seen),
    ...loginSpans(seen),
    ...remoteSpans(seen),
    ...saidNames(seen),
    ...context.findNames(seen),
  ];
  const spans = merged(found.filter(free));
  const written = new Map<number, string>();
  for (const span of spans) {
    const name = seen.slice(span.start, span.end);
    const replacement = identity(name, span, homes.get(span.start), context, ledger);
    hits.push({ rule: span.rule, replacement });
    written.set(original(span).start, replacement);
  }
  return replaced(text, spans.map(original), (span) => written.get(span.start) ?? '');
}

const overlaps = (span: Span, start: number, end: number): boolean => span.start < end && start < span.end;

/** `jump-host-1` is another host than the one that is called `host-1` here. */
const exceeds = (span: Span, start: number, end: number): boolean =>
  span.start <= start && end <= span.end && end - start < span.end - span.start;

function identity(
  found: string,
  span: Span,
  home: HomeSpan | undefined,
  { pseudonyms }: RedactionContext,
  ledger: Ledger,
): string {
  if (span.rule === 'email') return ledger.email(found);
  const name = span.rule === 'home' ? (home?.owner ?? found) : found;
  const unknown = span.rule === 'host' ? ledger.host : ledger.user;
  const pseudonym = pseudonyms.get(nameKey(name)) ?? unknown(name);
  return span.rule === 'home' ? `${home?.prefix ?? '~'}${pseudonym}` : pseudonym;
}

function cut(text: string, maxLetters: number, isHead: boolean): string {
  if (text.length <= maxLetters && !isHead) return text;
  // Neither half a letter nor half a replacement.
  const head = withoutHalf(text.slice(0, maxLetters - 1).replace(/[\ud800-\udbff]$/, ''));
  return `${head.trimEnd()}…`;
}
