import type { TimedSession } from '../timing/timed-session.js';
import type { Call } from '../transcript/call.js';
import { textAt } from '../transcript/json.js';
import { threadOf } from '../transcript/thread.js';
import { authorOf } from '../transcript/tokens.js';
import { isHuman } from './session-facts.js';

/** One agent of a session: `main`, or a subagent by its id. */
export interface AgentFacts {
  readonly agent: string;
  readonly type: string | undefined;
  /** API messages, each once. */
  readonly messages: number;
}

/** How often one followed the other. */
export interface Follow {
  readonly from: string;
  readonly to: string;
  readonly times: number;
}

/** What kind of agent a thread is: by the id that the call which started it got, or by that call's own id. */
export function subagentTypes({ calls }: Pick<TimedSession, 'calls'>): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const { id, input, result } of calls) {
    const type = textAt(input, 'subagent_type');
    if (type === undefined) continue;
    types.set(id, type);
    if (result?.detail.agentId !== undefined) types.set(result.detail.agentId, type);
  }
  return types;
}

/** Every agent that said something or called a tool. */
export function agentsOf(session: TimedSession): readonly AgentFacts[] {
  const typeOf = typeOfThread(session);
  const messages = new Map<string, number>();
  for (const { thread } of firstMessages(session)) messages.set(thread, (messages.get(thread) ?? 0) + 1);
  const threads = new Set([...messages.keys(), ...session.calls.map(({ thread }) => thread)]);
  return [...threads].map((agent) => ({
    agent,
    type: typeOf(agent),
    messages: messages.get(agent) ?? 0,
  }));
}

/**
 * Who follows whom: inside each thread, in file order. A prompt, an API message and a call are one step each; the step
 * before the first one of a subagent is the call that started it.
 */
export function followsOf(session: TimedSession): readonly Follow[] {
  const starters = startersOf(session.calls);
  const last = new Map<string, string>();
  const counts = new Map<string, Follow>();
  for (const { thread, actor } of stepsOf(session)) {
    const before = last.get(thread) ?? starters.get(thread);
    last.set(thread, actor);
    if (before === undefined) continue;
    const pair = `${before}\0${actor}`;
    counts.set(pair, { from: before, to: actor, times: (counts.get(pair)?.times ?? 0) + 1 });
  }
  return [...counts.values()];
}

interface Step {
  readonly order: number;
  /** Of one record a prompt comes before a message, and that before its calls. */
  readonly rank: number;
  readonly thread: string;
  readonly actor: string;
}

const PERSON = 'person';
const MAIN = 'main agent';

function stepsOf(session: TimedSession): readonly Step[] {
  const typeOf = typeOfThread(session);
  const agentName = (thread: string): string =>
    thread === 'main' ? MAIN : `agent ${typeOf(thread) ?? '(unknown)'}`;
  const prompts = new Set(
    session.prompts
      .filter(({ class: name }) => isHuman(name) || name === 'slash_command')
      .map(({ order }) => order),
  );
  return [
    ...[...prompts].map((order) => ({ order, rank: 0, thread: 'main', actor: PERSON })),
    ...firstMessages(session).map((step) => ({ ...step, rank: 1, actor: agentName(step.thread) })),
    ...session.calls.map(({ order, thread, tool }) => ({ order, rank: 2, thread, actor: `tool ${tool}` })),
  ].sort((a, b) => a.order - b.order || a.rank - b.rank);
}

/** Where each API message begins. */
function firstMessages({
  records,
}: TimedSession): readonly { readonly order: number; readonly thread: string }[] {
  const seen = new Set<string>();
  return records.flatMap((record, order) => {
    const id = authorOf(record)?.messageId;
    if (id === undefined || seen.has(id)) return [];
    seen.add(id);
    return [{ order, thread: threadOf(record) }];
  });
}

/** By the thread's name, else by the call under which its messages are reported. */
function typeOfThread(session: Pick<TimedSession, 'calls'>): (thread: string) => string | undefined {
  const types = subagentTypes(session);
  const reported = new Map<string, string>();
  for (const { thread, parentToolUseId } of session.calls) {
    const type = types.get(parentToolUseId ?? '');
    if (type !== undefined) reported.set(thread, type);
  }
  return (thread) => types.get(thread) ?? reported.get(thread);
}

/** The call that started each subagent, as an actor: its result names the subagent, or the subagent's calls name it. */
function startersOf(calls: readonly Call[]): ReadonlyMap<string, string> {
  const starters = new Map<string, string>();
  for (const { id, tool, result } of calls) {
    starters.set(id, `tool ${tool}`);
    if (result?.detail.agentId !== undefined) starters.set(result.detail.agentId, `tool ${tool}`);
  }
  for (const { thread, parentToolUseId = '' } of calls) {
    const starter = starters.get(parentToolUseId);
    if (thread !== 'main' && starter !== undefined && !starters.has(thread)) starters.set(thread, starter);
  }
  return starters;
}
