/** Most that the linear mode of the engine counts to; of counts inside counts, their product. */
export const LONGEST_PIECES = [16, 8, 4] as const;

/** A pattern whose counts go no further than `longest`: `a{0,40}` is `a{0,16}a{0,16}a{0,8}`. `parts` as `partsOf` gives them. */
export function inPieces(parts: readonly string[], longest: number): string {
  const open: number[] = [];
  let source = '';
  let atom = 0;
  for (const [index, part] of parts.entries()) {
    const counted = COUNTED.exec(part)?.groups;
    if (counted !== undefined) {
      const lazy = parts[index + 1] === '?' ? '?' : '';
      source = source.slice(0, atom) + piecesOf(source.slice(atom), counted, longest, lazy);
    } else {
      if (part === ')') atom = open.pop() ?? 0;
      else if (!OPERATOR.test(part)) atom = source.length;
      if (part.startsWith('(')) open.push(source.length);
      // Behind a count it says that the count is lazy, and stands in its pieces.
      if (part !== '?' || !COUNTED.test(parts[index - 1] ?? '')) source += part;
    }
  }
  return source;
}

/** A count behind what is repeated. */
export const COUNTED = /^\{(?<least>\d+)(?<comma>,?)(?<most>\d*)\}$/;
const OPERATOR = /^[*+?]$/;

function piecesOf(
  atom: string,
  { least = '', comma, most = '' }: Partial<Record<string, string>>,
  longest: number,
  lazy: string,
): string {
  const needed = Number(least);
  const must = portions(needed, longest).map((count) => `${atom}{${count}}`);
  if (comma === '') return must.join('');
  if (most === '') return `${must.join('')}${atom}*${lazy}`;
  const may = portions(Number(most) - needed, longest).map((count) => `${atom}{0,${count}}${lazy}`);
  return [...must, ...may].join('');
}

/** `40` in portions of at most 16: 16, 16, 8. */
const portions = (total: number, longest: number): readonly number[] =>
  Array.from({ length: Math.ceil(total / longest) }, (_, index) =>
    Math.min(longest, total - index * longest),
  );
