import type { EventKind, SessionEvent } from '../transcript/event.js';
import { type Check, checksOf } from './checks.js';
import type { Conditions, Exclusion, Selector } from './conditions.js';
import { eventTests, type RuleLists } from './event-tests.js';
import { type Gate, gateOf, isHidden, kindTest, saidKind } from './gate.js';
import { lazy } from './lazy.js';
import type { Asking, Evidence, Taken } from './taken.js';
import {
  type CompiledText,
  compileText,
  hiddenHit,
  hitsIn,
  holdsIn,
  type TextHit,
} from './text-condition.js';

/** A selector that can be asked, with its exclusions. */
export interface CompiledSelector {
  readonly gate: Gate;
  /** Of an event that passes the gate: is it one, and if so, how? */
  readonly take: (event: SessionEvent, asking: Asking) => Taken | undefined;
}

export const compileSelector = (
  selector: Selector,
  unless: readonly Exclusion[],
  lists: RuleLists,
): CompiledSelector => {
  const question = compileConditions(selector, lists);
  const gate = gateOf(selector, lists, question.said, question.command);
  const excluded = unless.map((exclusion) => compileExclusion(exclusion, selector.event, lists));
  return {
    gate,
    take: (event, asking) => {
      const hidden = isHidden(selector, event);
      const taken = takeBy(question, event, asking, hidden);
      if (taken === undefined || excluded.some((excludes) => excludes(event, asking, hidden)))
        return undefined;
      return taken;
    },
  };
};

interface Question {
  readonly checks: readonly Check[];
  readonly preceding: Neighbour | undefined;
  readonly following: Neighbour | undefined;
  /** Of the call's output or the message. */
  readonly said: CompiledText | undefined;
  readonly command: CompiledText | undefined;
}

interface Neighbour {
  readonly kind: EventKind;
  readonly selector: CompiledSelector;
}

const neighbour = (selector: Selector, lists: RuleLists): Neighbour => ({
  kind: selector.event,
  selector: compileSelector(selector, [], lists),
});

function compileConditions(conditions: Conditions, lists: RuleLists): Question {
  const said = conditions.output ?? conditions.text;
  return {
    checks: checksOf(conditions),
    preceding: conditions.preceding && neighbour(conditions.preceding, lists),
    following: conditions.following && neighbour(conditions.following, lists),
    said: said && compileText(said),
    command: conditions.command && compileText(conditions.command),
  };
}

/** An exclusion is asked of what the selector took, so a hidden failure is searched like a visible one. */
function compileExclusion(exclusion: Exclusion, event: EventKind, lists: RuleLists): Check {
  const { because: _, ...conditions } = exclusion;
  const isMeant = kindTest(conditions, event);
  const { tests } = eventTests(conditions, lists);
  const question = compileConditions(conditions, lists);
  return (candidate, asking, hidden) =>
    isMeant(candidate) &&
    tests.every((test) => test(candidate)) &&
    holds(question, candidate, asking, hidden);
}

function takeBy(question: Question, event: SessionEvent, asking: Asking, hidden: boolean): Taken | undefined {
  if (hidden) return fits(question, event, asking, true) ? takeHidden(question, event, asking) : undefined;
  if (!holds(question, event, asking, false)) return undefined;
  const { said, command } = question;
  const preceding = precedingOf(question, event, asking);
  if (said === undefined && command === undefined)
    return { event, hidden: false, preceding, evidence: noEvidence };
  const text = lazy(() => asking.view.scanned(event, saidKind(event, false, 'hidden')));
  const evidence = lazy(() => evidenceOf(question, event, asking, said ? hitsIn(said, text()) : []));
  return { event, hidden: false, preceding, evidence };
}

/** Without patterns of its own it takes what a `single` rule took as hidden. */
function takeHidden(question: Question, event: SessionEvent, asking: Asking): Taken | undefined {
  const { view, claims } = asking;
  const hit =
    question.said && hiddenHit(question.said, view.scanned(event, 'hidden'), view.scanned(event, 'edges'));
  if (question.said === undefined ? !claims.isHidden(event) : hit === undefined) return undefined;
  const evidence = lazy(() => evidenceOf(question, event, asking, hit === undefined ? [] : [hit]));
  return { event, hidden: true, preceding: undefined, evidence };
}

function holds(question: Question, event: SessionEvent, asking: Asking, hidden: boolean): boolean {
  const kind = saidKind(event, hidden, 'hidden');
  return (
    fits(question, event, asking, hidden) &&
    (question.said === undefined || holdsIn(question.said, asking.view.scanned(event, kind)))
  );
}

/** Everything but what was printed or said. */
const fits = (question: Question, event: SessionEvent, asking: Asking, hidden: boolean): boolean =>
  question.checks.every((check) => check(event, asking, hidden)) &&
  (question.preceding === undefined || precedingOf(question, event, asking) !== undefined) &&
  isFollowed(question, event, asking) &&
  (question.command === undefined || holdsIn(question.command, asking.view.scanned(event, 'command')));

const precedingOf = (
  { preceding }: Question,
  event: SessionEvent,
  asking: Asking,
): SessionEvent | undefined =>
  preceding && takenBeside(preceding, asking.view.preceding(event, preceding.kind), asking);

const isFollowed = ({ following }: Question, event: SessionEvent, asking: Asking): boolean =>
  following === undefined ||
  takenBeside(following, asking.view.following(event, following.kind), asking) !== undefined;

function takenBeside(
  { selector: { gate, take } }: Neighbour,
  beside: SessionEvent | undefined,
  asking: Asking,
): SessionEvent | undefined {
  if (beside === undefined || !gate.isOfKind(beside) || !gate.passes(beside)) return undefined;
  return take(beside, asking)?.event;
}

function evidenceOf(
  question: Question,
  event: SessionEvent,
  asking: Asking,
  said: readonly TextHit[],
): Evidence {
  const commanded = question.command ? hitsIn(question.command, asking.view.scanned(event, 'command')) : [];
  const hits = [...said, ...commanded];
  return {
    label: hits.find((hit) => hit.label !== undefined)?.label,
    captures: Object.assign({}, ...hits.map((hit) => hit.captures).reverse()),
    excerpt: hits[0]?.excerpt,
  };
}

const NO_EVIDENCE: Evidence = { label: undefined, captures: {}, excerpt: undefined };
const noEvidence = (): Evidence => NO_EVIDENCE;
