/** What a secret looks like: data, from gitleaks or our own. */
export interface SecretRule {
  readonly id: string;
  /** RE2 syntax, matched within one logical line. */
  readonly pattern: string;
  /** The group that holds the secret; without it the first group that took part, else the whole match. */
  readonly group: number | undefined;
  /** A secret needs more bits per letter than this. */
  readonly entropy: number;
  /** Lower case; the pattern runs only where one of them stands. */
  readonly keywords: readonly string[];
  /** It asks for a sign such as `=` and a value of eight letters or more; without them its slow pattern need not run. */
  readonly assigned: boolean;
  /** What looks like a secret and is none. */
  readonly allowances: readonly Allowance[];
  /** So distinctive that a draft which still has one is refused. */
  readonly definite: boolean;
}

/** A rule of our own asks for no entropy, and judges what is none by the secret alone. */
export const ownRule = ({
  allowed,
  ...rule
}: Pick<SecretRule, 'id' | 'pattern' | 'group' | 'keywords' | 'definite'> & {
  readonly allowed: readonly string[];
}): SecretRule => ({
  ...rule,
  entropy: 0,
  assigned: false,
  allowances: allowed.length === 0 ? [] : [{ target: 'secret', patterns: allowed, stopwords: [] }],
});

export interface Allowance {
  readonly target: 'secret' | 'match' | 'line';
  readonly patterns: readonly string[];
  /** Lower case; a secret that contains one is none. */
  readonly stopwords: readonly string[];
}

/** Bits per letter (Shannon), as gitleaks counts it. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  let letters = 0;
  for (const letter of text) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
    letters += 1;
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / letters) * Math.log2(count / letters);
  return bits;
}
