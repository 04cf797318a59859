import { gather } from '../gather.js';
/** Those who ask for one of the literals that stand in a text. Texts and literals are in lower case. */
export type LiteralFinder<Owner> = (lower: string) => ReadonlySet<Owner>;

/** Finds in one pass which of many literals stand in a text; lower-cased text is four times as fast as the flags `iu`. */
export function literalFinder<Owner>(
  owners: readonly Owner[],
  literalsOf: (owner: Owner) => readonly string[],
): LiteralFinder<Owner> {
  const asking = askingFor(owners, literalsOf);
  const literals = [...asking.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // The longest literal at each place.
  const expression = new RegExp(literals.map(quoted).join('|'), 'g');
  const longest = literals[0]?.length ?? 0;
  const known = new Map<string, readonly Owner[]>();
  const askers = (literal: string): readonly Owner[] => {
    const told = known.get(literal) ?? askersOf(literal, asking);
    known.set(literal, told);
    return told;
  };
  return (lower) =>
    new Set([...literalsIn(lower, expression, longest)].flatMap((literal) => askers(literal)));
}

type Asking<Owner> = ReadonlyMap<string, readonly Owner[]>;

function askingFor<Owner>(
  owners: readonly Owner[],
  literalsOf: (owner: Owner) => readonly string[],
): Asking<Owner> {
  const pairs = owners.flatMap((owner) => literalsOf(owner).map((literal) => ({ owner, literal })));
  const asking = gather(pairs, ({ literal }) => literal);
  return new Map([...asking].map(([literal, found]) => [literal, found.map(({ owner }) => owner)]));
}

/** Where a literal is found, so are those it begins with; others in it are found at their own place. */
function askersOf<Owner>(literal: string, asking: Asking<Owner>): readonly Owner[] {
  const askers = new Set(asking.get(literal));
  for (let length = 1; length < literal.length; length++) {
    for (const owner of asking.get(literal.slice(0, length)) ?? []) askers.add(owner);
  }
  return [...askers];
}

const quoted = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** @param longest letters of the longest literal */
function literalsIn(lower: string, expression: RegExp, longest: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (let from = 0; from < lower.length; from += AT_ONCE) {
    const piece = lower.length <= AT_ONCE ? lower : lower.slice(from, from + AT_ONCE + longest - 1);
    expression.lastIndex = 0;
    for (let hit = expression.exec(piece); hit !== null; hit = expression.exec(piece)) {
      found.add(hit[0]);
      expression.lastIndex = hit.index + 1;
    }
  }
  return found;
}

/** Letters. Over a long text in which many literals begin and none stands, V8 turns to an engine far slower here. */
const AT_ONCE = 500;
