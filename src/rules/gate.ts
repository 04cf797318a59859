import type { SessionEvent } from '../transcript/event.js';
import type { Conditions, HiddenFailures, Selector } from './conditions.js';
import { type EventTest, eventTests, type RuleLists } from './event-tests.js';
import type { CompiledText } from './text-condition.js';

/** Which text of an event: `hidden` and `edges` are the output of a call that counts as no error, searched for failures. */
export type TextKind = 'command' | 'output' | 'hidden' | 'edges' | 'text';

/** The first questions of a selector: what the event alone answers; then a literal that it cannot do without. */
export interface Gate {
  /** Kind of event and outcome: asked once for all gates of the same `kind`. */
  readonly kind: string;
  readonly isOfKind: EventTest;
  /** Equal for gates that the same events pass. */
  readonly key: string;
  /** Of an event of that kind. */
  readonly passes: EventTest;
  readonly asksCommand: boolean;
  /** The text of an event in which one of `literals` stands if the selector takes it. */
  readonly textOf: (event: SessionEvent) => TextKind;
  /** `undefined`: nothing can be said before the event has been asked. */
  readonly literals: readonly string[] | undefined;
}

/** `said` and `command` are the selector's own conditions. */
export const gateOf = (
  selector: Selector,
  lists: RuleLists,
  said: CompiledText | undefined,
  command: CompiledText | undefined,
): Gate => {
  const { event, outcome, hidden } = selector;
  const kind = `${event} ${outcome === undefined ? '' : [...outcome].sort().join(',')} ${hidden ?? ''}`;
  const { key, tests } = eventTests(selector, lists);
  const inSaid = literalsIn(said);
  const asksCommand = inSaid === undefined;
  return {
    kind,
    isOfKind: kindTest(selector, event),
    key: `${kind} ${key}`,
    passes: (candidate) => tests.every((holds) => holds(candidate)),
    asksCommand,
    textOf: (candidate) =>
      asksCommand ? 'command' : saidKind(candidate, isHidden(selector, candidate), 'edges'),
    literals: inSaid ?? literalsIn(command),
  };
};

/** Is it of that kind, and has it such an outcome, or may it hide one? */
export const kindTest =
  ({ outcome, hidden }: Conditions, kind: Selector['event']): EventTest =>
  (event) => {
    if (event.event !== kind) return false;
    if (outcome === undefined) return true;
    if (event.event !== 'tool_call') return false;
    return outcome.includes(event.outcome) || (hidden !== undefined && mayHide(event, hidden));
  };

/** The gate lets a call without an error in for a selector of errors only if it may hide one. */
export const isHidden = (selector: Selector, event: SessionEvent): boolean =>
  selector.hidden !== undefined &&
  event.event === 'tool_call' &&
  (event.outcome === 'ok' || event.outcome === 'unfinished');

/** Where the output of a call, or a message, is searched. */
export const saidKind = (event: SessionEvent, hidden: boolean, ifHidden: 'hidden' | 'edges'): TextKind =>
  event.event !== 'tool_call' ? 'text' : hidden ? ifHidden : 'output';

/**
 * Only a Bash call can hide a failure (rules.md 1): one whose command masks its exit code, or one without a result, of
 * which its last progress is all that can be read. What a reader prints may stand in what it reads: it is asked only by
 * rules that say so.
 */
export const mayHide = (event: SessionEvent, hidden: HiddenFailures): boolean =>
  event.event === 'tool_call' &&
  event.tool === 'Bash' &&
  event.shell !== undefined &&
  (hidden === 'accept_in_readers' || !event.shell.reads) &&
  (event.outcome === 'unfinished' || (event.outcome === 'ok' && event.shell.masksExitCode));

/** A hidden failure begins with one of the patterns that must hit, a visible one contains it. */
const literalsIn = (text: CompiledText | undefined): readonly string[] | undefined => {
  if (text === undefined) return undefined;
  const wanted = text.any.length > 0 ? text.any : text.all;
  if (wanted.length === 0 || wanted.some(({ expression }) => expression.literals === undefined))
    return undefined;
  return wanted.flatMap(({ expression }) => expression.literals ?? []);
};
