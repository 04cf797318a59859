import { gather } from '../gather.js';
import { compareCodePoints } from './code-point.js';
import type { FileRecords } from './file-records.js';

/** A session as far as it matters for the question whose record a copied one is. */
export interface Holder {
  readonly session: string;
  readonly recordsRead: number;
  /** Tells sessions of one id under several roots apart; the smaller index wins then. */
  readonly index: number;
}

/** One uuid standing in one session: its first copy there in file order. */
export interface HeldRecord {
  readonly uuid: string;
  readonly holder: Holder;
  readonly forkedFrom: string | undefined;
}

/** What a session lost to others. */
export interface Lost {
  readonly records: number;
  /** Sessions with which they count; of what is forgotten none. */
  readonly owners: readonly string[];
}

/**
 * The owner of each uuid that stands in several sessions (metrics.md 1, Copies): the session that another
 * copy names as its origin, else the one with more records, else the smaller id. Independent of input order.
 */
export function ownersOf(held: readonly HeldRecord[]): ReadonlyMap<string, Holder> {
  const owners = new Map<string, Holder>();
  for (const [uuid, copies] of gather(held, (record) => record.uuid)) {
    const owner = ownerOf(copies);
    if (owner !== undefined) owners.set(uuid, owner);
  }
  return owners;
}

function ownerOf(copies: readonly HeldRecord[]): Holder | undefined {
  const sessions = new Set(copies.map((copy) => copy.holder.session));
  const origins = new Set(copies.map((copy) => originOf(copy, sessions)));
  const candidates = copies.filter(
    (copy) => origins.has(copy.holder.session) && originOf(copy, sessions) === undefined,
  );
  return (candidates.length > 0 ? candidates : copies).map((copy) => copy.holder).sort(byClaim)[0];
}

/** Another holder that a copy names as the session it was forked from. */
const originOf = (copy: HeldRecord, holders: ReadonlySet<string>): string | undefined =>
  copy.forkedFrom !== copy.holder.session && holders.has(copy.forkedFrom ?? '') ? copy.forkedFrom : undefined;

const byClaim = (a: Holder, b: Holder): number =>
  b.recordsRead - a.recordsRead || compareCodePoints(a.session, b.session) || a.index - b.index;

/** Every uuid of a session once, hashed to 52 bits: what `reduce` needs to find sessions that share records. */
export function uuidHashes(files: readonly FileRecords[]): Float64Array {
  const hashes = new Float64Array(files.reduce((sum, { records }) => sum + records.length, 0));
  let length = 0;
  for (const file of files) {
    for (const { uuid } of file.records) {
      if (uuid === undefined) continue;
      hashes[length] = hashText(uuid);
      length += 1;
    }
  }
  const sorted = hashes.subarray(0, length).sort();
  return sorted.filter((hash, at) => hash !== sorted[at - 1]);
}

/** FNV-1a, and 20 bits of a second hash that mixes otherwise. A collision only costs a second look at two sessions. */
export function hashText(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return (high & 0xfffff) * 0x100000000 + (low >>> 0);
}
