import type { SessionEvent } from '../transcript/event.js';
import type { ConditionName, Conditions } from './conditions.js';
import { cueTest } from './cues.js';
import { similarity } from './repeats.js';
import { type Asking, ownField } from './taken.js';

/** Asks one thing of an event; `hidden` says that it is taken for a failure that no exit code shows. */
export type Check = (event: SessionEvent, asking: Asking, hidden: boolean) => boolean;

/** Conditions on what is known of the session beside the event, the cheapest first. */
export const checksOf = (conditions: Conditions): readonly Check[] =>
  ORDER.flatMap((name) => (conditions[name] === undefined ? [] : [CHECKS[name](conditions)]));

const CHECKS = {
  matched:
    ({ matched = [] }) =>
    (event, { claims }) =>
      claims.isMatched(matched, event),
  path_shape:
    ({ path_shape = [] }) =>
    (event, asking, hidden) => {
      const shape = ownField(event, 'path_shape', hidden, asking);
      return path_shape.some((wanted) => wanted === shape);
    },
  repeats:
    ({ repeats }) =>
    (event, { view }) => {
      if (event.event !== 'user_message' || repeats === undefined) return false;
      const before = view.previousPrompt(event);
      return before !== undefined && similarity(event.text, before.text) >= repeats.at_least;
    },
  cues: ({ cues }) => {
    const isEnough = cues && cueTest(cues);
    return (event, { view }) =>
      event.event === 'user_message' && isEnough?.(view.scanned(event, 'text').text) === true;
  },
} satisfies Partial<Record<ConditionName, (conditions: Conditions) => Check>>;

const ORDER = Object.keys(CHECKS) as readonly (keyof typeof CHECKS)[];
