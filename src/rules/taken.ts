import type { SessionEvent } from '../transcript/event.js';
import type { Claims } from './claims.js';
import { fieldOf } from './facts.js';
import { FIELDS, type Field } from './rule.js';
import type { SessionView } from './view.js';

/** An event that a selector took, and what hit there, worked out when someone asks. */
export interface Taken {
  readonly event: SessionEvent;
  readonly hidden: boolean;
  readonly preceding: SessionEvent | undefined;
  readonly evidence: () => Evidence;
}

export interface Evidence {
  readonly label: string | undefined;
  readonly captures: Readonly<Record<string, string>>;
  /** Absent if no pattern hit. */
  readonly excerpt: string | undefined;
}

/** What the blocks of a rule are asked with. */
export interface Asking {
  readonly view: SessionView;
  readonly claims: Claims;
}

/**
 * The value of a field as the transcript has it. A named group replaces the field of its name; `preceding.<field>`
 * is that of the preceding call: the one the selector found, else the nearest since the prompt before.
 */
export const fieldValue = (
  taken: Taken,
  field: string,
  blockLabel: string | undefined,
  asking: Asking,
): string | undefined => {
  const { captures, label } = taken.evidence();
  if (Object.hasOwn(captures, field)) return captures[field];
  if (field === 'label') return label ?? blockLabel;
  if (field === 'project') return asking.view.story.project;
  if (!field.startsWith('preceding.')) return ownField(taken.event, field, taken.hidden, asking);
  const call =
    taken.preceding?.event === 'tool_call'
      ? taken.preceding
      : asking.view.preceding(taken.event, 'tool_call');
  return call && ownField(call, field.slice('preceding.'.length), false, asking);
};

/** The value of a field of the event itself; `hidden` says that it is taken for a failure that no exit code shows. */
export function ownField(
  event: SessionEvent,
  field: string,
  hidden: boolean,
  asking: Asking,
): string | undefined {
  if (!isOwnField(field)) return undefined;
  const failed =
    event.event !== 'tool_call' || event.outcome === 'error' || hidden || asking.claims.isHidden(event);
  return fieldOf(event, field, failed, asking.view.facts);
}

const isOwnField = (field: string): field is Exclude<Field, 'project' | 'label'> =>
  (FIELDS as readonly string[]).includes(field) && field !== 'project' && field !== 'label';
