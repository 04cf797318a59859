/**
 * Logistic regression over sets of cues: first a penalty that leaves few of them, then one that keeps their weights
 * small. Weights are tenths of a logit; `at_least` is what an even chance weighs.
 * @param rows { cues: Set, right: boolean, weight: number, person: string }
 */
export function fitCues(rows, { people, few, small }) {
  const known = vocabulary(rows, people);
  const all = descend(rows, known, { absolute: few, square: 0 });
  const kept = known.filter((_, index) => all.weights[index] !== 0);
  const { weights, intercept } = descend(rows, kept, { absolute: 0, square: small });
  const rounded = kept.map((cue, index) => [cue, Math.round(weights[index] * 10)]);
  return {
    atLeast: Math.round(-intercept * 10),
    weights: Object.fromEntries(rounded.filter(([, one]) => one !== 0)),
  };
}

/** Cues of at least so many people. */
function vocabulary(rows, people) {
  const users = new Map();
  for (const { cues, person } of rows)
    for (const cue of cues) users.set(cue, (users.get(cue) ?? new Set()).add(person));
  return [...users].flatMap(([cue, { size }]) => (size >= people ? [cue] : [])).sort();
}

const STEPS = 1500;

/** Accelerated proximal gradient descent; the intercept, last of all, has no penalty. */
function descend(rows, cues, { absolute, square }) {
  const places = new Map(cues.map((cue, index) => [cue, index]));
  const last = cues.length;
  const sparse = rows.map((row) => [...[...row.cues].flatMap((cue) => places.get(cue) ?? []), last]);
  const step = 1 / (curvature(rows, sparse, last + 1) + square);
  let weights = new Float64Array(last + 1);
  let ahead = weights;
  let momentum = 1;
  for (let count = 0; count < STEPS; count++) {
    const slope = gradient(rows, sparse, ahead);
    const next = ahead.map((weight, index) =>
      index === last
        ? weight - step * slope[index]
        : shrunk(weight - step * (slope[index] + square * weight), step * absolute),
    );
    const further = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2;
    ahead = next.map((weight, index) => weight + ((momentum - 1) / further) * (weight - weights[index]));
    [weights, momentum] = [next, further];
  }
  return { weights, intercept: weights[last] };
}

const shrunk = (weight, by) => Math.sign(weight) * Math.max(0, Math.abs(weight) - by);

function gradient(rows, sparse, weights) {
  const slope = new Float64Array(weights.length);
  for (const [index, { right, weight }] of rows.entries()) {
    const sum = sparse[index].reduce((total, place) => total + weights[place], 0);
    const off = weight * (1 / (1 + Math.exp(-sum)) - (right ? 1 : 0));
    for (const place of sparse[index]) slope[place] += off;
  }
  return slope;
}

/** No step may be longer than the steepest curve allows: a quarter of the largest eigenvalue, found by its powers. */
function curvature(rows, sparse, size) {
  let vector = new Float64Array(size).fill(1 / Math.sqrt(size));
  let length = 0;
  for (let count = 0; count < 30; count++) {
    const next = new Float64Array(size);
    for (const [index, places] of sparse.entries()) {
      const sum = rows[index].weight * places.reduce((total, place) => total + vector[place], 0);
      for (const place of places) next[place] += sum;
    }
    length = Math.hypot(...next);
    vector = next.map((one) => one / length);
  }
  return length / 4;
}
