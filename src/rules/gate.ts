import type { SessionEvent } from '../transcript/event.js';
import { namesOf, type RuleLists } from './checks.js';
import type { Conditions, Selector } from './conditions.js';
import { nameTest } from './name.js';
import type { CompiledText } from './text-condition.js';

/** Which text of an event: `hidden` and `edges` are the output of a call that counts as `ok`, searched for failures. */
export type TextKind = 'command' | 'output' | 'hidden' | 'edges' | 'text';

/** The first questions of a selector: kind of event, outcome, tool; then a literal that it cannot do without. */
export interface Gate {
  /** Equal for gates that the same events pass, so that a session is sorted once for all rules that ask the same. */
  readonly key: string;
  readonly passes: (event: SessionEvent) => boolean;
  readonly asksCommand: boolean;
  /** The text of an event in which one of `literals` stands if the selector takes it. */
  readonly kindOf: (event: SessionEvent) => TextKind;
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
  const { event: kind, outcome, hidden, tool } = selector;
  const inSaid = literalsIn(said);
  const asksCommand = inSaid === undefined;
  return {
    key: `${kind} ${outcome === undefined ? '' : [...outcome].sort().join(',')} ${hidden ?? ''} ${tool ?? ''}`,
    passes: passes(selector, kind, lists),
    asksCommand,
    kindOf: (event) => (asksCommand ? 'command' : saidKind(event, isHidden(selector, event), 'edges')),
    literals: inSaid ?? literalsIn(command),
  };
};

/** Does an event satisfy what needs no text? */
export const passes = (
  { outcome, hidden, tool }: Conditions,
  kind: Selector['event'],
  lists: RuleLists,
): ((event: SessionEvent) => boolean) => {
  const isNamed = tool && nameTest(namesOf(tool, lists));
  return (event) => {
    if (event.event !== kind) return false;
    if (event.event !== 'tool_call') return outcome === undefined;
    if (isNamed?.(event.tool) === false) return false;
    return (
      outcome === undefined || outcome.includes(event.outcome) || (hidden === 'accept' && mayHide(event))
    );
  };
};

/** The gate lets an `ok` call in for a selector of errors only if it may hide one. */
export const isHidden = (selector: Selector, event: SessionEvent): boolean =>
  selector.hidden === 'accept' && event.event === 'tool_call' && event.outcome === 'ok';

/** Where the output of a call, or a message, is searched. */
export const saidKind = (event: SessionEvent, hidden: boolean, ifHidden: 'hidden' | 'edges'): TextKind =>
  event.event !== 'tool_call' ? 'text' : hidden ? ifHidden : 'output';

/** Only a Bash call whose command masks its exit code and reads nothing can hide a failure (rules.md 1). */
export const mayHide = (event: SessionEvent): boolean =>
  event.event === 'tool_call' &&
  event.outcome === 'ok' &&
  event.tool === 'Bash' &&
  event.shell?.masksExitCode === true &&
  !event.shell.reads;

/** A hidden failure begins with one of the patterns that must hit, a visible one contains it. */
const literalsIn = (text: CompiledText | undefined): readonly string[] | undefined => {
  if (text === undefined) return undefined;
  const wanted = text.any.length > 0 ? text.any : text.all;
  if (wanted.length === 0 || wanted.some(({ literals }) => literals === undefined)) return undefined;
  return wanted.flatMap(({ literals }) => literals ?? []);
};
