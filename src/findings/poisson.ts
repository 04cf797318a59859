/** Outcomes as likely as the one seen count as "at least as extreme", rounding or not (as R's `binom.test` does). */
const ROUNDING = 1 + 1e-7;

/**
 * Two-sided exact conditional test that two Poisson rates are equal: given their sum, the first count is
 * binomial with the first side's share of the exposure.
 */
export function comparePoisson(
  count: number,
  exposure: number,
  otherCount: number,
  otherExposure: number,
): number {
  const chances = binomial(count + otherCount, exposure / (exposure + otherExposure));
  const seen = (chances[count] ?? 0) * ROUNDING;
  return Math.min(
    1,
    chances.filter((chance) => chance <= seen).reduce((sum, chance) => sum + chance, 0),
  );
}

/** Benjamini–Hochberg: what each p-value is worth among so many, in the order given. */
export function adjustForNumber(values: readonly number[]): readonly number[] {
  const adjusted = values.map(() => 1);
  let smallest = 1;
  const fromLargest = values.map((_, index) => index).sort((a, b) => (values[b] ?? 1) - (values[a] ?? 1));
  for (const [passed, index] of fromLargest.entries()) {
    const rank = values.length - passed;
    smallest = Math.min(smallest, ((values[index] ?? 1) * values.length) / rank);
    adjusted[index] = smallest;
  }
  return adjusted;
}

// In logarithms, since factorials leave the range of numbers at 171.
function binomial(trials: number, chance: number): readonly number[] {
  const logs = [0];
  for (let n = 1; n <= trials; n += 1) logs.push((logs[n - 1] ?? 0) + Math.log(n));
  const factorial = (n: number): number => logs[n] ?? 0;
  return Array.from({ length: trials + 1 }, (_, hits) => {
    const ways = factorial(trials) - factorial(hits) - factorial(trials - hits);
    return Math.exp(ways + hits * Math.log(chance) + (trials - hits) * Math.log(1 - chance));
  });
}
