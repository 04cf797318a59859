import { unpack } from '../store/packed.js';
import type { MappedSession } from './map.js';

/**
 * A session as a run packed it, with what runs of today pack beside: of a transcript that is gone nothing can be read anew.
 * Absent where the bytes cannot be read.
 */
export function unpackSession(bytes: Uint8Array): MappedSession | undefined {
  const mapped = unpack(bytes) as MappedSession | undefined;
  if (mapped?.result === undefined) return mapped;
  const { findings } = mapped.result;
  const matches = findings.matches.map((match) => Object.assign({ named: match.group }, match));
  return { ...mapped, result: { ...mapped.result, findings: { ...findings, matches } } };
}
