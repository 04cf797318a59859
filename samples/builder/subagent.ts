import { answer, call } from './call.js';
import { type Fields, Thread } from './thread.js';

/** Hands work to a subagent: the call, the subagent's own file, its messages embedded in ours, the result. */
export function delegate(
  thread: Thread,
  description: string,
  prompt: string,
  report: string,
  work: (thread: Thread) => void,
): Thread {
  const open = call(thread, thread.format.agentTool, {
    description,
    prompt,
    subagent_type: 'general-purpose',
  });
  const sub = subagentThread(thread, thread.random.hex(thread.format.longAgentIds ? 17 : 7));
  sub.pass(1);
  sub.record({ type: 'user', message: { role: 'user', content: prompt } }, null);
  work(sub);
  embed(thread, sub, open.id);
  thread.now = sub.now;
  thread.pass(0.5);
  const content = [{ type: 'text', text: report }];
  const totals = { totalDurationMs: thread.now - startOf(sub), totalTokens: sub.context };
  const agentId = sub.envelope.agentId;
  answer(thread, open, {
    content,
    toolUseResult: { status: 'completed', prompt, agentId, content, ...totals },
    isError: undefined,
  });
  return sub;
}

/** A fork that only guesses the next prompt; no task, and not to be read. */
export function suggestion(thread: Thread): Thread {
  const fork = subagentThread(thread, `aprompt_suggestion-${thread.random.hex(6)}`);
  fork.parent = thread.parent;
  fork.pass(1);
  const content =
    '[SUGGESTION MODE: Suggest what the user might naturally type next into Claude Code.]\n\nReply with the suggestion only.';
  fork.record({ type: 'user', message: { role: 'user', content } });
  const open = call(fork, 'Bash', { command: 'git status', description: 'Look at the state' });
  answer(fork, open, {
    content: 'No tools needed for suggestion',
    toolUseResult: 'Error: No tools needed for suggestion',
    isError: true,
  });
  return fork;
}

function subagentThread(thread: Thread, agentId: string): Thread {
  return new Thread({ ...thread.envelope, agentId }, thread.format, thread.random, thread.now);
}

/** Some versions repeat a subagent's messages in the main file, and its ticks under the id of the call. */
function embed(thread: Thread, sub: Thread, parentToolUseID: string): void {
  if (!thread.format.agentProgress) return;
  for (const { record } of sub.lines) {
    thread.now = Date.parse(String(record.timestamp));
    if (record.type === 'progress')
      thread.record({ type: 'progress', data: record.data, toolUseID: record.toolUseID, parentToolUseID });
    else
      thread.record({
        type: 'progress',
        data: embedded(sub, record),
        toolUseID: `agent_msg_01${thread.random.token()}`,
        parentToolUseID,
      });
  }
  // The ticks stand in the main file only.
  sub.lines.splice(0, sub.lines.length, ...sub.lines.filter(({ record }) => record.type !== 'progress'));
}

function embedded(sub: Thread, record: Fields): Fields {
  const { type, message, uuid, timestamp } = record;
  const inner = { type, message, uuid, timestamp };
  return {
    message: inner,
    normalizedMessages: [],
    type: 'agent_progress',
    prompt: '',
    agentId: sub.envelope.agentId,
  };
}

const startOf = (sub: Thread) => Date.parse(String(sub.lines[0]?.record.timestamp));
