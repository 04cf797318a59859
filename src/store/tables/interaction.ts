import { count, foreign, type RowOf, text } from '../column.js';

export const AGENTS = {
  meaning: 'One row per agent of a session: the main one, and each subagent.',
  columns: {
    session_key: text('Joins `sessions`.'),
    session_id: foreign('The session.'),
    agent: foreign('`main`, or the id of the subagent.'),
    subagent_type: foreign('Type of that subagent, where the call that started it is known.'),
    messages: count('API messages, each once; over all agents the `assistant_messages` of the session.'),
  },
} as const;
export type AgentRow = RowOf<typeof AGENTS>;

export const FOLLOWS = {
  meaning:
    'Who followed whom in a session: `person`, `main agent`, `agent TYPE`, `tool NAME`, inside each thread. A prompt, an API message and a call are one step each.',
  columns: {
    session_key: text('Joins `sessions`.'),
    session_id: foreign('The session.'),
    from_actor: foreign('Who came before; before the first step of a subagent the call that started it.'),
    to_actor: foreign('Who came next.'),
    times: count('How often.'),
  },
} as const;
export type FollowRow = RowOf<typeof FOLLOWS>;
