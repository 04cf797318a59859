import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { RuleError } from './rule-error.js';

/** Where a path of the document stands. */
export type LineOf = (path: readonly PropertyKey[], key?: string) => number | undefined;

export type StrictYaml =
  | { readonly value: unknown; readonly lineOf: LineOf }
  | { readonly errors: readonly RuleError[] };

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 40;

/** YAML 1.2 without aliases, tags, duplicate keys, further documents; what the parser only warns of is an error. */
export const parseYaml = (text: string, file: string): StrictYaml => {
  const refuse = (line: number | undefined, expected: string, found: string, hint = ''): StrictYaml => ({
    errors: [{ file, line, path: '', expected, found, hint }],
  });
  if (text.length > MAX_BYTES)
    return refuse(undefined, 'a file of at most 1 MB', `${text.length} characters`);
  const deep = tooDeep(text);
  if (deep !== undefined) return refuse(deep, `at most ${MAX_DEPTH} levels`, 'more');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    strict: true,
    uniqueKeys: true,
    lineCounter: lines,
  });
  const errors = [...document.errors, ...document.warnings].map(
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
  const lineOf: LineOf = (path, key) => lines.linePos(offsetOf(document, path, key)).line;
  return { value: document.toJS({ maxAliasCount: 0 }), lineOf };
};

/** The parser recurses; it must not be asked about a file that is only brackets. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  let line = 1;
  for (const character of text) {
    if (character === '\n') {
      line++;
      depth = 0;
    } else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > MAX_DEPTH) return line;
  }
  return text.search(/^(?: {200,}|(?:[-?] ?){40,})\S/m) < 0 ? undefined : 1;
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '');

function oddNode(document: Document): { node: Node; what: string } | undefined {
  let odd: { node: Node; what: string } | undefined;
  visit(document, {
    Alias: (_, node) => {
      odd = { node, what: `the alias *${node.source}` };
      return visit.BREAK;
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) odd = { node, what: `the anchor &${node.anchor}` };
      else if (node.tag !== undefined) odd = { node, what: `the tag ${node.tag}` };
      return odd === undefined ? undefined : visit.BREAK;
    },
  });
  return odd;
}

/** The offset of a node, or of the key inside it; of what is around it if it is not there. */
function offsetOf(document: Document, path: readonly PropertyKey[], key: string | undefined): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const segment of key === undefined ? path : [...path, key]) {
    if (isSeq(node)) node = node.items[Number(segment)];
    else if (isMap(node)) {
      // A single block under `detect` is item 0 of a list that is not written.
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(segment),
      );
      if (pair === undefined && segment === 0) continue;
      if (pair !== undefined && isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair?.value;
    } else break;
    if (isNode(node) && !(isMap(node) || isSeq(node))) offset = node.range?.[0] ?? offset;
    else if (isMap(node)) offset = Math.max(offset, node.range?.[0] ?? 0);
  }
  return offset;
}
