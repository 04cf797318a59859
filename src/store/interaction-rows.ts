import { agentsOf, followsOf } from '../statistics/interaction-facts.js';
import type { TimedSession } from '../timing/timed-session.js';
import type { AgentRow, FollowRow } from './tables/interaction.js';

type Owner = Pick<AgentRow, 'session_key' | 'session_id'>;

export const agentRows = (owner: Owner, session: TimedSession): readonly AgentRow[] =>
  agentsOf(session).map(({ agent, type, messages }) => ({ ...owner, agent, subagent_type: type, messages }));

export const followRows = (owner: Owner, session: TimedSession): readonly FollowRow[] =>
  followsOf(session).map(({ from, to, times }) => ({ ...owner, from_actor: from, to_actor: to, times }));
