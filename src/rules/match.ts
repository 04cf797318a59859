import type { SessionEvent } from '../transcript/event.js';

/** One occurrence of a rule in one session. */
export interface Match {
  readonly rule: string;
  /** Which block of `detect` found it, and that block's or the pattern's label. */
  readonly block: number;
  readonly label: string | undefined;
  /** The events it consists of, in order; the last one names the match. Empty for `kind: session`. */
  readonly events: readonly SessionEvent[];
  /** A failure that no exit code shows (`hidden`): inside a success, or in a call without a result. */
  readonly hidden: boolean;
  /** Values of the rule's `group_by`, in that order, normalised; an absent one is `none`. */
  readonly group: Readonly<Record<string, string>>;
  /** The same as people read them: in the letters in which they were written. */
  readonly named: Readonly<Record<string, string>>;
  /** Named groups of the pattern that hit. */
  readonly captures: Readonly<Record<string, string>>;
  /** The lines that hit, for an excerpt, not redacted: of a failure without patterns its failing line, of a session its totals; '' if there is no text. */
  readonly hit: string;
}
