const MIN_TOKENS = 4;

/** Token Jaccard of two prompts; 0 if either has fewer than four tokens. */
export const similarity = (one: string, other: string): number => {
  const left = tokensOf(one);
  const right = tokensOf(other);
  if (left.length < MIN_TOKENS || right.length < MIN_TOKENS) return 0;
  const first = new Set(left);
  const second = new Set(right);
  const shared = [...first].filter((token) => second.has(token)).length;
  return shared / (first.size + second.size - shared);
};

const tokensOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
