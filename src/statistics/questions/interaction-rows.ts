import type { Asked } from '../asked.js';
import { nameOfActor } from '../counts.js';
import { times } from '../measure.js';
import type { Found } from '../question.js';
import type { Answering } from '../tally.js';
import { over } from './sql.js';

export async function interactionRows(asked: Asked, answering: Answering): Promise<Found> {
  const rows = {
    pairs: await answering(over(asked, PAIRS)),
    agents: await answering(over(asked, AGENTS)),
    tools: await answering(over(asked, TOOLS)),
  };
  return { rows, notes: [] };
}

const PAIRS = `SELECT from_actor AS "from", to_actor AS "to", sum(times)::BIGINT AS times,
  sum(times) / sum(sum(times)) OVER (PARTITION BY from_actor) AS share, count(*) AS sessions
FROM sessions_by JOIN follows USING (session_key)
GROUP BY from_actor, to_actor ORDER BY times DESC, "from", "to"`;

const CALLED = `(SELECT actor AS agent, tool, ${times()} AS tool_calls,
  ${times("outcome = 'ok'")} AS ok, ${times("outcome = 'error'")} AS errors FROM call_counts_by GROUP BY ALL)`;

const AGENTS = `SELECT a.agent, a.agents, a.sessions, a.messages, coalesce(c.tool_calls, 0)::BIGINT AS tool_calls, c.ok / c.tool_calls AS success_rate
FROM (SELECT ${nameOfActor('a.agent', 'a.subagent_type')} AS agent, count(*) AS agents, count(DISTINCT a.session_key) AS sessions, sum(a.messages)::BIGINT AS messages
  FROM sessions_by JOIN agents a USING (session_key) GROUP BY ALL) a
LEFT JOIN (SELECT agent, sum(tool_calls) AS tool_calls, sum(ok) AS ok FROM ${CALLED} GROUP BY agent) c USING (agent)
ORDER BY a.agent <> 'main agent', messages DESC, a.agent`;

const TOOLS = `SELECT agent, tool, tool_calls, ok / tool_calls AS success_rate, errors FROM ${CALLED}
ORDER BY agent <> 'main agent', agent, tool_calls DESC, tool`;
