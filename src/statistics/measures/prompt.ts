import { countedDistribution, type Measure, measure, TROUBLE, times } from '../measure.js';
import type { PromptKind } from '../prompt-facts.js';

const count = measure('prompt_counts', 'count');

const ofKind = (kind: PromptKind, title: string, meaning: string, rest: Partial<Measure> = {}): Measure =>
  count(title, times(`kind = '${kind}'`), meaning, rest);

/** Of prompts that people wrote. */
export const PROMPT_MEASURES = {
  ...countedDistribution(
    'responses',
    'response',
    'time from a prompt to the last assistant record of its turn, inside blocks',
  ),
  written: count('prompts', times(), 'Human prompts and slash commands.'),
  human_prompts: count('prompts', times("kind <> 'slash_command'"), 'Human prompts.'),
  requests: ofKind('request', 'requests', 'Prompts that are none of the others.'),
  questions: ofKind('question', 'questions', 'Prompts that end with `?`.'),
  corrections: ofKind('correction', 'corrections', 'Prompts that correct the agent.', {
    ...TROUBLE,
    needsRules: true,
  }),
  slash_command_prompts: ofKind('slash_command', 'slash commands', 'Slash commands.'),
  prompting_sessions: count('sessions', 'count(DISTINCT session_key)', 'Sessions with such a prompt.'),
} as const;
