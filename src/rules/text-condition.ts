import type { PatternText, TextCondition } from './conditions.js';
import { compilePattern, type Found, findAtStart, findIn, occursIn, type Pattern } from './pattern.js';
import { edgeLineStarts, endOfLine, type ScannedText } from './text.js';

/** A `TextCondition` that can be asked. */
export interface CompiledText {
  readonly any: readonly Pattern[];
  readonly all: readonly Pattern[];
  readonly none: readonly Pattern[];
}

/** A pattern that hit, with its label. */
export interface TextHit extends Found {
  readonly label: string | undefined;
}

export const compileText = (condition: TextCondition): CompiledText => {
  const compiled = (list: readonly PatternText[]): readonly Pattern[] =>
    list.map((written) => compilePattern(written, condition.case_sensitive));
  return {
    any: compiled(condition.any_of),
    all: compiled(condition.all_of),
    none: compiled(condition.none_of),
  };
};

export const holdsIn = (condition: CompiledText, scanned: ScannedText): boolean => {
  const occurs = (pattern: Pattern): boolean => occursIn(pattern, scanned);
  return (
    (condition.any.length === 0 || condition.any.some(occurs)) &&
    condition.all.every(occurs) &&
    !condition.none.some(occurs)
  );
};

/** What hit in a text for which the condition holds: the first of the alternatives, then all that must be there. */
export const hitsIn = (condition: CompiledText, scanned: ScannedText): readonly TextHit[] =>
  [condition.any.find((pattern) => occursIn(pattern, scanned)), ...condition.all].flatMap((pattern) => {
    const found = pattern && findIn(pattern, scanned.text);
    return found === undefined ? [] : [{ ...found, label: pattern?.label }];
  });

/**
 * A failure hidden in a success (rules.md 1): a pattern begins at the start of a line among the first or last five.
 * `edges` holds those lines alone, so that most texts are done with at once.
 */
export const hiddenHit = (
  condition: CompiledText,
  scanned: ScannedText,
  edges: ScannedText,
): TextHit | undefined => {
  const atEdge = condition.any.length > 0 ? condition.any : condition.all;
  const near = atEdge.filter((pattern) => occursIn(pattern, edges));
  if (near.length === 0) return undefined;
  if (!holdsIn({ any: [], all: condition.all, none: condition.none }, scanned)) return undefined;
  const starts = edgeLineStarts(scanned.text);
  for (const pattern of near) {
    for (const start of starts) {
      const end =
        pattern.expression.scope() === 'text' ? scanned.text.length : endOfLine(scanned.text, start);
      const found = findAtStart(pattern, scanned.text.slice(start, end));
      if (found !== undefined) return { ...found, label: pattern.label };
    }
  }
  return undefined;
};
