/** Items by key, keys and items in the order in which they come. */
export function gather<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const gathered = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = gathered.get(key);
    if (known === undefined) gathered.set(key, [item]);
    else known.push(item);
  }
  return gathered;
}

/** The value that comes most often; ties: the first. */
export function mostFrequent(values: readonly string[]): string | undefined {
  const lists = [...gather(values, (value) => value).values()];
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return lists.find(({ length }) => length === most)?.[0];
}
