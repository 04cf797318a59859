import { counted, people } from '../../drafts/figures.js';
import { rewrittenTimes } from '../../drafts/rewritten-times.js';
import type { WireSummary } from '../../wire/contract-summary.js';
import { durationCell } from '../cell.js';
import { grouped, percent, scoreText } from './figures.js';
import type { Figure, Section } from './outline.js';

/** The few numbers that everybody looks for first. */
export const summarySection = (summary: WireSummary): Section => ({
  id: 'summary',
  title: 'Summary',
  blocks: [
    {
      kind: 'figures',
      figures: [
        sessions(summary),
        lost(summary),
        smoothness(summary),
        active(summary),
        errors(summary),
        endings(summary),
        unexplained(summary),
        tokens(summary),
      ],
    },
    ...rewrittenTimes(summary.restamped_sessions, summary.sessions).map(
      (text) => ({ kind: 'paragraph', text }) as const,
    ),
  ],
});

const sessions = ({ sessions: count, people: who, projects, prompts }: WireSummary): Figure => ({
  label: 'Sessions',
  value: grouped(count),
  note: `of ${people(who)} in ${counted(projects, 'project')}, with ${counted(prompts, 'prompt')}`,
});

const lost = ({ lost_s, lost_share }: WireSummary): Figure => ({
  label: 'Lost to friction',
  value: durationCell(lost_s),
  note: `at least; ${percent(lost_share)} of active time`,
});

const smoothness = ({ smoothness: value, smoothness_word: word }: WireSummary): Figure => ({
  label: 'Smoothness',
  value: scoreText(value),
  note: word === undefined ? 'nobody was active' : `${word}; 100 is no time lost`,
});

const active = (summary: WireSummary): Figure => ({
  label: 'Active time',
  value: durationCell(summary.active_s),
  note: `silences over ${durationCell(summary.gap_limit_s)} left out; ${durationCell(summary.active_5_s)} at 5 min, ${durationCell(summary.active_15_s)} at 15 min. Of people ${durationCell(summary.active_union_s)}: parallel sessions count once`,
});

const errors = ({ errors: count, error_rate, tool_calls, sessions_with_errors }: WireSummary): Figure => ({
  label: 'Errors',
  value: grouped(count),
  note: `${percent(error_rate)} of ${counted(tool_calls, 'call')}, in ${counted(sessions_with_errors, 'session')}`,
});

const endings = (summary: WireSummary): Figure => ({
  label: 'Completed',
  value: percent(summary.completion_rate),
  note: `${counted(summary.completed, 'session')} ended their turn; ${summary.abandoned} abandoned (${percent(summary.abandonment_rate)})`,
});

const unexplained = ({ unexplained_errors, unexplained_share }: WireSummary): Figure => ({
  label: 'Errors without a rule',
  value: percent(unexplained_share),
  note: `${counted(unexplained_errors, 'error')} that no rule explains`,
});

const tokens = ({ output_tokens, cache_hit_rate }: WireSummary): Figure => ({
  label: 'Tokens written',
  value: grouped(output_tokens),
  note: `${percent(cache_hit_rate)} of the tokens read came from the cache`,
});
