/** A piece of a text that must not leave, as `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Rule id, or `email`, `home`, `name`, `host`. */
  readonly rule: string;
  /** Distinctive rules name a span, where several overlap. */
  readonly definite: boolean;
}

/** Overlapping spans as one that covers them all, in order of start. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end || (a.rule < b.rule ? -1 : 1));
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push(span);
    else result[result.length - 1] = union(last, span);
  }
  return result;
}

function union(first: Span, second: Span): Span {
  const named = second.definite && !first.definite ? second : first;
  return { ...named, start: first.start, end: Math.max(first.end, second.end) };
}

/** The text with every span replaced; spans are disjoint and in order. */
export function replaced(text: string, spans: readonly Span[], replacement: (span: Span) => string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const span of spans) {
    pieces.push(text.slice(from, span.start), replacement(span));
    from = span.end;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
