/** A pseudonym for every name seen so far. Given once, it stays. */
export type Pseudonyms = ReadonlyMap<string, string>;

/** Numbers for the names that have none yet, in the given order (that of their first sessions). */
export function assignPseudonyms(
  known: Pseudonyms,
  names: Iterable<string>,
  kind: 'person' | 'host',
): Pseudonyms {
  const assigned = new Map(known);
  let last = Math.max(0, ...[...known.values()].map((pseudonym) => numberOf(pseudonym, kind)));
  for (const name of names) {
    if (assigned.has(name)) continue;
    last += 1;
    assigned.set(name, `${kind}-${last}`);
  }
  return assigned;
}

function numberOf(pseudonym: string, kind: string): number {
  const number = pseudonym.startsWith(`${kind}-`) ? Number(pseudonym.slice(kind.length + 1)) : 0;
  return Number.isSafeInteger(number) ? number : 0;
}
