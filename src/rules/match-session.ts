import type { SessionEvent, SessionStory } from '../transcript/event.js';
import { emptyClaims } from './claims.js';
import type { CompiledRule, CompiledRules } from './compile.js';
import type { Match } from './match.js';
import { matchOf, sessionMatch } from './matches.js';
import { countPerSession, inOrder } from './per-session.js';
import type { Block } from './rule.js';
import type { Asking } from './taken.js';
import { totalsHold } from './totals.js';
import { viewSession } from './view.js';

export interface SessionMatches {
  readonly matches: readonly Match[];
  /** Of rules that only classify; coverage counts them. */
  readonly signals: readonly Match[];
  /**
   * Events whose cause a rule names, counted or not. A loop says nothing about the cause of what it repeats, and the rule
   * that takes whatever is left explains nothing.
   */
  readonly explained: ReadonlySet<SessionEvent>;
}

/** All matches of one session: `yields_to` is settled before `per_session`. */
export const matchSession = (rules: CompiledRules, story: SessionStory): SessionMatches => {
  const asking: Asking = { view: viewSession(story, rules.mentions), claims: emptyClaims() };
  const matches: Match[] = [];
  const signals: Match[] = [];
  const explained = new Set<SessionEvent>();
  for (const compiled of rules.rules) {
    const found = matchRule(compiled, asking);
    asking.claims.record(compiled.rule, found);
    if (!compiled.rule.yields_to.includes('*')) {
      for (const { block, events } of found)
        if (!isLoop(compiled.rule.detect[block])) for (const event of events) explained.add(event);
    }
    const counted = countPerSession(found, compiled.rule.per_session, story.wholeBlocks);
    (compiled.rule.status === 'signal' ? signals : matches).push(...counted);
  }
  return { matches: inOrder(matches), signals: inOrder(signals), explained };
};

const isLoop = (block: Block | undefined): boolean =>
  block?.kind === 'sequence' && block.steps.some(({ times }) => times > 1);

/** Blocks are alternatives: an event that one of them took is not taken by a later one. */
function matchRule({ rule, finders }: CompiledRule, asking: Asking): readonly Match[] {
  const claimed: Set<SessionEvent> = asking.claims.leftAloneBy(rule);
  const { story } = asking.view;
  return rule.detect.flatMap((block, index) => {
    if (block.kind === 'session') {
      return totalsHold(block, story) ? [sessionMatch(rule, index, block, story)] : [];
    }
    const found = finders[index]?.find(asking, claimed) ?? [];
    for (const { event } of found.flat()) claimed.add(event);
    return found.map((events) => matchOf(rule, index, events, asking));
  });
}
