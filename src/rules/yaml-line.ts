import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml';

/** Where a path of a document stands. */
export type LineOf = (path: readonly PropertyKey[], key?: string) => number | undefined;

/** Of a document that was parsed with this counter. */
export const linesOf =
  (document: Document, lines: LineCounter): LineOf =>
  (path, key) =>
    lines.linePos(offsetOf(document, path, key)).line;

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
      if (pair === undefined && String(segment) === '0') continue;
      if (pair !== undefined && isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair?.value;
    } else break;
    if (isNode(node) && !(isMap(node) || isSeq(node))) offset = node.range?.[0] ?? offset;
    else if (isMap(node)) offset = Math.max(offset, node.range?.[0] ?? 0);
  }
  return offset;
}
