import { isObject, type JsonObject } from './json.js';

/** What one line of a transcript holds (metrics.md 1, Lines). */
export interface ParsedLine {
  /** The objects before the first failure, in order. */
  readonly objects: readonly JsonObject[];
  /** `blank`: no value at all. `failed`: something that is no JSON. `no-object`: values, but no object. */
  readonly fault: 'none' | 'blank' | 'failed' | 'no-object';
}

const BLANK: ParsedLine = { objects: [], fault: 'blank' };

/**
 * Reads a line as JSON values one after the other, so that two records on one line (a file restored
 * without its final newline) are both kept. Never throws.
 */
export function parseLine(text: string): ParsedLine {
  const whole = tryParse(text);
  if (isObject(whole)) return { objects: [whole], fault: 'none' };
  if (whole !== undefined) return { objects: [], fault: 'no-object' };
  return parseValues(text);
}

function parseValues(text: string): ParsedLine {
  const objects: JsonObject[] = [];
  let at = skipSpace(text, 0);
  if (at === text.length) return BLANK;
  while (at < text.length) {
    const end = valueEnd(text, at);
    const value = end === undefined ? undefined : tryParse(text.slice(at, end));
    if (end === undefined || value === undefined) return { objects, fault: 'failed' };
    if (isObject(value)) objects.push(value);
    at = skipSpace(text, end);
  }
  return { objects, fault: objects.length === 0 ? 'no-object' : 'none' };
}

const SPACE = /[ \t\r\n\uFEFF]*/y;

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.test(text);
  return SPACE.lastIndex;
}

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Where the value that begins at `from` ends, if its brackets close; whether it is valid is for JSON.parse. */
function valueEnd(text: string, from: number): number | undefined {
  const first = text[from];
  if (first === '"') return stringEnd(text, from);
  if (first === '{' || first === '[') return structureEnd(text, from);
  SCALAR.lastIndex = from;
  return SCALAR.test(text) ? SCALAR.lastIndex : undefined;
}

function structureEnd(text: string, from: number): number | undefined {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const letter = text[at];
    if (letter === '"') {
      const end = stringEnd(text, at);
      if (end === undefined) return undefined;
      at = end;
      continue;
    }
    if (letter === '{' || letter === '[') depth += 1;
    if (letter === '}' || letter === ']') depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function stringEnd(text: string, from: number): number | undefined {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return undefined;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
