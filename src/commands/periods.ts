import { EXIT, UserError } from '../failure.js';
import { around, overlaps, parseStretch, type Stretch } from '../timing/stretch.js';
import type { Window } from '../timing/window.js';
import type { Setup } from './setup.js';

export interface Periods {
  readonly before: Stretch;
  readonly after: Stretch;
  /** Holds both. */
  readonly window: Window;
}

/** The two periods that a comparison asks for. A session belongs to the one in which it began, so none may be in both. */
export function periodsFor(
  beforeText: string,
  afterText: string,
  { asOf, zone }: Pick<Setup, 'asOf' | 'zone'>,
): Periods {
  const before = stretchFor('--before', beforeText, { asOf, zone });
  const after = stretchFor('--after', afterText, { asOf, zone });
  if (overlaps(before, after)) {
    throw new UserError(
      EXIT.usage,
      `--before ${beforeText} and --after ${afterText} overlap: a session would count on both sides. Let one end where the other begins.`,
    );
  }
  return { before, after, window: { by: 'start', ...around(before, after) } };
}

function stretchFor(flag: string, text: string, { asOf, zone }: Pick<Setup, 'asOf' | 'zone'>): Stretch {
  const stretch = parseStretch(text, asOf, zone);
  if (!('fault' in stretch)) return stretch;
  throw new UserError(
    EXIT.usage,
    `${flag} ${text}: ${stretch.fault}. Expected A..B, such as 2026-02-01..2026-02-15 or 28d..14d; an end left out is now.`,
  );
}
