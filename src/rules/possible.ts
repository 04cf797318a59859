import type { Selector } from './conditions.js';
import { nameTest } from './name.js';
import type { Block, Rule } from './rule.js';

/** What is known of the events of a session without reading it again. */
export interface EventCounts {
  readonly tools: readonly string[];
  readonly outcomes: Readonly<Partial<Record<string, number>>>;
  readonly prompts: number;
  readonly assistantMessages: number;
  readonly interruptions: number;
  readonly compactions: number;
  readonly apiErrors: number;
}

/** Whether a rule could match in a session, judged by counts alone: `false` is certain, `true` is not. */
export const isPossible = (
  { detect, status }: Pick<Rule, 'detect' | 'status'>,
  counts: EventCounts,
): boolean => status !== 'retired' && detect.some((block) => blockIsPossible(block, counts));

function blockIsPossible(block: Block, counts: EventCounts): boolean {
  switch (block.kind) {
    case 'single':
      return occurs(block.match, counts);
    case 'sequence':
      return block.steps.every(({ match }) => occurs(match, counts));
    case 'session':
      return true;
  }
}

function occurs({ event, tool, outcome, hidden }: Selector, counts: EventCounts): boolean {
  switch (event) {
    case 'tool_call': {
      // A list of the installation such as `$sync_scripts` may name any tool.
      const isOne =
        tool === undefined || tool.some((name) => name.startsWith('$')) ? () => true : nameTest(tool);
      const outcomes = hidden !== undefined ? [...(outcome ?? []), 'ok', 'unfinished'] : outcome;
      return (
        counts.tools.some((name) => isOne(name)) &&
        (outcomes === undefined || outcomes.some((name) => (counts.outcomes[name] ?? 0) > 0))
      );
    }
    case 'user_message':
      return counts.prompts > 0;
    case 'assistant_message':
      return counts.assistantMessages > 0;
    case 'interruption':
      return counts.interruptions > 0;
    case 'compaction':
      return counts.compactions > 0;
    case 'api_error':
      return counts.apiErrors > 0;
    case 'hook_stop':
      return true;
  }
}
