import type { SessionEvent } from '../transcript/event.js';
import type { Selector } from './conditions.js';

/** The first question of a selector: kind of event, outcome, and whether a success may hide a failure. */
export interface Gate {
  /** Equal for equal gates, so that a session is sorted once for all rules that ask the same. */
  readonly key: string;
  readonly passes: (event: SessionEvent) => boolean;
}

export const gateOf = ({ event: kind, outcome, hidden }: Selector): Gate => ({
  key: `${kind} ${outcome === undefined ? '' : [...outcome].sort().join(',')} ${hidden ?? ''}`,
  passes: (event) => {
    if (event.event !== kind) return false;
    if (outcome === undefined) return true;
    if (event.event !== 'tool_call') return false;
    return outcome.includes(event.outcome) || (hidden === 'accept' && mayHide(event));
  },
});

/** Only a Bash call whose command masks its exit code and reads nothing can hide a failure (rules.md 1). */
export const mayHide = (event: SessionEvent): boolean =>
  event.event === 'tool_call' &&
  event.outcome === 'ok' &&
  event.tool === 'Bash' &&
  event.shell?.masksExitCode === true &&
  !event.shell.reads;
