import { createHash } from 'node:crypto';
import { DAY, type Instant } from '../../units.js';
import type { RawPath } from '../raw-path.js';
import type { FileState } from './state.js';

export const VERIFY_MODES = ['daily', 'always', 'never'] as const;

/**
 * Which copies that look unchanged are compared with the host by checksum: a copy of another inode always is, whatever
 * the mode. `daily`: a seventh of the files each day, and whatever was not compared for a week.
 */
export interface Verification {
  readonly mode: (typeof VERIFY_MODES)[number];
  readonly asOf: Instant;
}

/** Whether a copy is to be compared now. The same file, day and state give the same answer. */
export function isDue(
  path: RawPath,
  state: FileState | undefined,
  verification: Verification | undefined,
): boolean {
  switch (verification?.mode) {
    case undefined:
    case 'never':
      return false;
    case 'always':
      return true;
    case 'daily':
      return isItsDay(path, state?.verified, Math.floor(verification.asOf / DAY));
  }
}

/** The day on which a comparison counts, `2026-02-10`. */
export const dayOf = ({ asOf }: Verification): string => new Date(asOf).toISOString().slice(0, 10);

function isItsDay(path: RawPath, verified: string | undefined, today: number): boolean {
  const last = verified === undefined ? undefined : Date.parse(verified) / DAY;
  if (last === today) return false;
  // Of hosts that are fetched from less than daily, or whose clock was wrong.
  if (last !== undefined && Math.abs(today - last) >= WEEK) return true;
  return seventhOf(path) === today % WEEK;
}

const WEEK = 7;

const seventhOf = (path: RawPath): number =>
  createHash('sha256').update(path, 'latin1').digest().readUInt32BE(0) % WEEK;
