/** Ids that share a word with one that is none, as a hint; '' if there are none. */
export const idsLike = (id: string, ids: readonly string[]): string => {
  const words = new Set(id.split('-'));
  const alike = ids.filter((other) => other.split('-').some((word) => words.has(word)));
  return alike.length === 0 ? '' : `there are ${alike.slice(0, 5).join(', ')}`;
};
