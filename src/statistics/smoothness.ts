import type { Milliseconds } from '../units.js';

/** Of 100, what was not lost to friction; absent where nobody was active (metrics.md 5). */
export const smoothnessOf = (lost: Milliseconds, active: Milliseconds): number | undefined =>
  active > 0 ? 100 * (1 - lost / active) : undefined;

/** 80 and more is smooth, 60 and more fair. Said of tools and projects, never of persons. */
export const smoothnessWord = (smoothness: number): 'smooth' | 'fair' | 'rough' => {
  if (smoothness >= 80) return 'smooth';
  return smoothness >= 60 ? 'fair' : 'rough';
};
