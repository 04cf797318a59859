import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { type RuleError, shown } from './rule-error.js';
import { type LineOf, linesOf } from './yaml-line.js';

export type StrictYaml =
  | { readonly value: unknown; readonly lineOf: LineOf }
  | { readonly errors: readonly RuleError[] };

/** Ten times a rule with all its tests. The parser's time grows with the square of some lines. */
const MAX_LENGTH = 128 * 1024;
const MAX_LINE = 2000;
const MAX_ERRORS = 20;
const MAX_DEPTH = 40;

/** YAML 1.2 without aliases, tags, duplicate keys, further documents; what the parser only warns of is an error. */
export const parseYaml = (text: string, file: string): StrictYaml => {
  const refuse = (line: number | undefined, expected: string, found: string, hint = ''): StrictYaml => ({
    errors: [{ file, line, path: '', expected, found, hint }],
  });
  if (text.length > MAX_LENGTH) {
    return refuse(undefined, 'a file of at most 128 KB', `${text.length} characters`);
  }
  const long = text.split('\n').findIndex((line) => line.length > MAX_LINE);
  if (long >= 0) {
    return refuse(long + 1, `lines of at most ${MAX_LINE} characters`, 'a longer one', 'fold it: `>-`');
  }
  const deep = tooDeep(text);
  if (deep !== undefined) return refuse(deep, `at most ${MAX_DEPTH} levels, and 200 blanks in a row`, 'more');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    strict: true,
    uniqueKeys: false,
    lineCounter: lines,
  });
  const errors = [...document.errors, ...document.warnings].slice(0, MAX_ERRORS).map(
    (fault): RuleError => ({
      file,
      line: lines.linePos(fault.pos[0]).line,
      path: '',
      expected: 'plain YAML 1.2',
      found: firstLine(fault.message),
      hint: '',
    }),
  );
  if (errors.length > 0) return { errors };
  const odd = oddNode(document);
  if (odd !== undefined) {
    return refuse(
      lines.linePos(odd.node.range?.[0] ?? 0).line,
      'plain YAML',
      odd.what,
      'write the value out',
    );
  }
  return { value: document.toJS({ maxAliasCount: 0 }), lineOf: linesOf(document, lines) };
};

/** The parser recurses, and takes time and memory for every level: it must not see a file that is only brackets. */
function tooDeep(text: string): number | undefined {
  const indent = text.search(DEEP_INDENT);
  if (indent >= 0) return text.slice(0, indent).split('\n').length;
  let depth = 0;
  let line = 1;
  for (const [sign] of text.matchAll(QUOTED_OR_BRACKET)) {
    line += sign.split('\n').length - 1;
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (Math.abs(depth) > MAX_DEPTH) return line;
  }
  return undefined;
}

/** A value in quotes (a doubled one is a letter), whose brackets are text, or one bracket, or the end of a line. */
const QUOTED_OR_BRACKET = /(?<=[[{,:-]\s*)(?:'(?:[^'\n]|'')*'|"(?:[^"\\\n]|\\.)*")|[[\]{}\n]/g;
/** So many blanks in a row, or lists that begin in one line. */
const DEEP_INDENT = /\s{200}|^(?:[-?] ?){40}/m;

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '');

/** What YAML allows and a rule file does not. Keys are compared here, since the parser compares each with each. */
function oddNode(document: Document): { node: Node; what: string } | undefined {
  let odd: { node: Node; what: string } | undefined;
  visit(document, {
    Node: (_, node) => {
      const twice = isMap(node) ? repeatedKey(node) : undefined;
      if (twice !== undefined)
        odd = { node: twice, what: `the key ${shown(twice.value)} for the second time` };
      else if (isAlias(node)) odd = { node, what: `the alias *${node.source}` };
      else if ('anchor' in node && node.anchor !== undefined)
        odd = { node, what: `the anchor &${node.anchor}` };
      else if (node.tag !== undefined) odd = { node, what: `the tag ${node.tag}` };
      return odd === undefined ? undefined : visit.BREAK;
    },
  });
  return odd;
}

function repeatedKey(map: YAMLMap): Scalar | undefined {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    if (seen.has(String(key.value))) return key;
    seen.add(String(key.value));
  }
  return undefined;
}
