const UNKNOWN = /^Unknown arguments?: (.*)$/;

/** `Unknown argument: jsn` with the option that was probably meant. */
export function withSuggestion(message: string, known: readonly string[]): string {
  const [wrong] = UNKNOWN.exec(message)?.[1]?.split(', ') ?? [];
  if (wrong === undefined) return message;
  const nearest = nearestOf(wrong, known);
  return `Unknown argument: ${wrong}.${nearest === undefined ? '' : ` Did you mean --${nearest}?`}`;
}

/** The name with the fewest letters to change, if a third of them or fewer. */
function nearestOf(wrong: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((name) => ({ name, distance: distanceOf(wrong, name) }))
    .filter(({ name, distance }) => distance <= Math.max(1, name.length / 3))
    .sort((a, b) => a.distance - b.distance);
  return best?.name;
}

/** Letters to insert, leave out or replace (Levenshtein). */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
