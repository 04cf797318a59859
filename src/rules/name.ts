/** Is a name one of a list, in which `*` stands for anything? */
export const nameTest = (names: readonly string[]): ((name: string | undefined) => boolean) => {
  const plain = new Set(names.filter((name) => !name.includes('*')));
  const wild = names.filter((name) => name.includes('*')).map(pieces);
  return (name) => name !== undefined && (plain.has(name) || wild.some((parts) => fits(name, parts)));
};

const pieces = (name: string): readonly string[] => name.split('*');

/** Piece by piece from the left: linear, whatever the name is. */
function fits(name: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
