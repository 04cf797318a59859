import { gather } from '../gather.js';

/**
 * A Drain tree (He et al., ICWS 2017): texts with equally many words and the same first words are joined when
 * enough of the other words agree. What differs between them becomes `<*>`.
 */
export interface DrainState extends DrainOptions {
  readonly version: typeof DRAIN_VERSION;
  /** In the order in which they were found. */
  readonly clusters: readonly DrainCluster[];
}

export interface DrainOptions {
  /** Layers of the tree: root, number of words, first words, clusters. */
  readonly depth: number;
  /** Share of words that must agree. */
  readonly similarity: number;
}

export interface DrainCluster {
  readonly id: number;
  /** From the root: number of words, then the first words. */
  readonly path: readonly string[];
  readonly words: readonly string[];
  /** Every text that was ever put here. A known text stays where it is, so that a run over the same data changes nothing. */
  readonly members: readonly string[];
}

/** Raised when an older program could not read the state, or would read it otherwise. */
export const DRAIN_VERSION = 1;

export const ANY_WORD = '<*>';

export const DRAIN_DEFAULTS: DrainOptions = { depth: 4, similarity: 0.5 };

export const emptyDrain = ({ depth, similarity }: DrainOptions): DrainState => ({
  ...{ version: DRAIN_VERSION, depth, similarity, clusters: [] },
});

/** Adds texts, in this order. A state made with other options is grown anew from what it holds. */
export function learn(state: DrainState, texts: readonly string[], options: DrainOptions): DrainState {
  const isSame = state.depth === options.depth && state.similarity === options.similarity;
  if (!isSame) {
    const known = state.clusters.flatMap(({ members }) => members);
    return learn(emptyDrain(options), [...known, ...texts], options);
  }
  const tree = treeOf(state);
  for (const text of texts) if (!tree.known.has(text)) add(tree, text);
  return { ...state, clusters: [...tree.clusters].sort((a, b) => a.id - b.id) };
}

/** The cluster of each text that was learned. */
export const clustersByText = ({ clusters }: DrainState): ReadonlyMap<string, DrainCluster> =>
  new Map(clusters.flatMap((cluster) => cluster.members.map((text) => [text, cluster] as const)));

/** As many texts are remembered; beyond that the oldest clusters go that `isUsed` does not want. */
export function forget(
  state: DrainState,
  most: number,
  isUsed: (cluster: DrainCluster) => boolean,
): DrainState {
  let excess = state.clusters.reduce((sum, { members }) => sum + members.length, 0) - most;
  const clusters = state.clusters.filter((cluster) => {
    if (excess <= 0 || isUsed(cluster)) return true;
    excess -= cluster.members.length;
    return false;
  });
  return { ...state, clusters };
}

/** A state while it grows. */
interface Tree extends DrainOptions {
  readonly clusters: Set<DrainCluster>;
  readonly leaves: Map<string, DrainCluster[]>;
  /** Branches below each inner node, to keep the tree narrow. */
  readonly branches: Map<string, Set<string>>;
  readonly known: Set<string>;
  nextId: number;
}

const MOST_BRANCHES = 100;

function treeOf({ depth, similarity, clusters }: DrainState): Tree {
  const branches = new Map<string, Set<string>>();
  for (const { path } of clusters)
    for (const [at, word] of path.entries()) branch(branches, path.slice(0, at), word);
  return {
    ...{ depth, similarity, branches },
    clusters: new Set(clusters),
    leaves: gather(clusters, ({ path }) => keyOf(path)),
    known: new Set(clusters.flatMap(({ members }) => members)),
    nextId: clusters.reduce((next, { id }) => Math.max(next, id + 1), 1),
  };
}

function add(tree: Tree, text: string): void {
  const words = wordsOf(text);
  const path = descend(tree, words);
  const leaf = tree.leaves.get(keyOf(path)) ?? [];
  const nearest = nearestIn(leaf, words);
  const isNear = nearest !== undefined && nearest.likeness >= tree.similarity;
  const old = isNear ? nearest.cluster : undefined;
  const cluster: DrainCluster =
    old === undefined
      ? { id: tree.nextId++, path, words, members: [text] }
      : { ...old, words: joined(old.words, words), members: [...old.members, text] };
  if (old !== undefined) tree.clusters.delete(old);
  tree.clusters.add(cluster);
  tree.leaves.set(
    keyOf(path),
    [...leaf.filter((one) => one !== old), cluster].sort((a, b) => a.id - b.id),
  );
  tree.known.add(text);
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** Of depth 4: number of words, then the first two. A word with a digit is a value, and so is one too many. */
function descend({ depth, branches }: Tree, words: readonly string[]): readonly string[] {
  const path = [String(words.length)];
  branch(branches, [], path[0] ?? '');
  for (const word of words.slice(0, depth - 2)) {
    const siblings = branches.get(keyOf(path));
    const isKnown = siblings?.has(word) === true;
    const fits = isKnown || (siblings?.size ?? 0) < MOST_BRANCHES;
    const chosen = /\d/.test(word) || !fits ? ANY_WORD : word;
    branch(branches, path, chosen);
    path.push(chosen);
  }
  return path;
}

function branch(branches: Map<string, Set<string>>, parent: readonly string[], word: string): void {
  const key = keyOf(parent);
  const siblings = branches.get(key) ?? new Set();
  siblings.add(word);
  branches.set(key, siblings);
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

function nearestIn(leaf: readonly DrainCluster[], words: readonly string[]) {
  let nearest: { readonly cluster: DrainCluster; readonly likeness: number } | undefined;
  for (const cluster of leaf) {
    const same = words.filter((word, at) => word === cluster.words[at]).length;
    const likeness = same / words.length;
    if (nearest === undefined || likeness > nearest.likeness) nearest = { cluster, likeness };
  }
  return nearest;
}

const joined = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.map((word, at) => (word === other[at] ? word : ANY_WORD));
