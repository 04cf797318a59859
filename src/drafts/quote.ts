import { codeSpan } from './markdown.js';
import { excerpt, type Redacted, redactor } from './redact.js';
import type { RedactionContext } from './redaction/context.js';
import { visible } from './visible.js';

/** Foreign text made fit to leave the machine, with one numbering of what was taken out for a whole document. */
export interface Quote {
  /** Redacted and visible, whole. */
  readonly clean: (text: string) => string;
  /** The same in a code span on one line, of so many letters at most. */
  readonly span: (text: string, maxLetters: number) => string;
}

export function quoteFor(context: RedactionContext): Quote {
  const redactText = redactor(context);
  // Visible before it is cut, because letters that are spelled out make a text longer.
  const seen = (text: string): Redacted => {
    const redacted = redactText(text);
    return { ...redacted, text: visible(redacted.text) };
  };
  return {
    clean: (text) => seen(text).text,
    span: (text, maxLetters) => codeSpan(excerpt(text.trim(), maxLetters, oneLine(seen))),
  };
}

const oneLine =
  (redactText: (text: string) => Redacted) =>
  (text: string): Redacted => {
    const redacted = redactText(text);
    return { ...redacted, text: redacted.text.replace(/\s+/gu, ' ') };
  };
