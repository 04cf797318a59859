import { shown } from '../rules/rule-error.js';
import { parseYaml } from '../rules/yaml.js';

/** What a text says before its body, by keys. */
export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Front matter begins, and cannot be read: what follows is no body either. */
export interface FrontMatterFault {
  /** 1-based. */
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/** A text without any is all body. */
export function frontMatter(text: string): FrontMatter | { readonly fault: FrontMatterFault } {
  const [opening] = OPENING.exec(text) ?? [];
  if (opening === undefined) return { values: {}, body: text.replace(BYTE_ORDER_MARK, '') };
  const before = opening.split('\n').length - 1;
  const rest = text.slice(opening.length);
  const closing = CLOSING.exec(rest);
  if (closing === null) {
    const expected = 'front matter that ends in a line ---';
    return { fault: { line: before, expected, found: 'no such line' } };
  }
  const read = valuesIn(rest.slice(0, closing.index));
  if ('fault' in read) return { fault: { ...read.fault, line: before + read.fault.line } };
  return { ...read, body: rest.slice(closing.index + closing[0].length) };
}

/** Editors put blank lines before it, and an invisible mark. */
const OPENING = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n/;
const BYTE_ORDER_MARK = /^\uFEFF/;
/** One blank line is no part of the body. */
const CLOSING = /^---[ \t]*(?:\r?\n(?:\r?\n)?|$(?![\s\S]))/m;

function valuesIn(
  head: string,
): { readonly values: FrontMatter['values'] } | { readonly fault: FrontMatterFault } {
  const document = parseYaml(head, '');
  if ('errors' in document) {
    const [{ line = 1, expected, found } = NO_YAML] = document.errors;
    return { fault: { line, expected, found } };
  }
  const value = document.value ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return { values: { ...value } };
  return { fault: { line: 1, expected: 'keys and values', found: shown(value) } };
}

const NO_YAML = { line: 1, expected: 'plain YAML 1.2', found: 'something else' };
