import { distribution, measure } from '../measure.js';

/** Of prompts that people wrote. */
export const PROMPT_MEASURES = {
  ...distribution(
    'prompts',
    'response',
    'response_s',
    'time from a prompt to the last assistant record of its turn, inside blocks',
  ),
  kept_prompts: measure('prompts', 'count')('prompts', 'count(*)', 'Prompts.'),
  prompting_sessions: measure('prompts', 'count')(
    'sessions',
    'count(DISTINCT session_key)',
    'Sessions with such a prompt.',
  ),
} as const;
