/** What is wrong with a rule file. */
export interface RuleError {
  readonly file: string;
  /** 1-based; absent where the file as a whole is meant. */
  readonly line: number | undefined;
  /** `detect.0.match.output.2`; '' for the whole file. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

/** `rules/a.yaml:12: detect.kind: expected single, sequence or session, found "sinlge"`. */
export const ruleErrorText = (error: RuleError): string => {
  const where = [error.line === undefined ? error.file : `${error.file}:${error.line}`, error.path];
  const hint = error.hint === '' ? '' : ` (${error.hint})`;
  const found = error.found === '' ? '' : `, found ${error.found}`;
  return `${where.filter((part) => part !== '').join(': ')}: expected ${error.expected}${found}${hint}`;
};

/** A value as an error shows it: one line, cut, nothing that a terminal obeys. */
export const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  const text = JSON.stringify(value) ?? String(value);
  const cut = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return cut.replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
};

// JSON escapes C0; these are C1, zero-width, bidi and line separators.
const UNPRINTABLE = /[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;
