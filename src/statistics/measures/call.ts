import { OUTCOMES } from '../../transcript/event.js';
import { EDITS } from '../counts.js';
import { countedDistribution, type Measure, measure, TROUBLE, times } from '../measure.js';

const count = measure('call_counts', 'count');
const share = measure('call_counts', 'share');
const ofFiles = measure('file_counts', 'count');

type Outcome = (typeof OUTCOMES)[number];

const of = (outcome: Outcome): string => times(`outcome = '${outcome}'`);

const outcomes = Object.fromEntries(
  OUTCOMES.filter((outcome) => outcome !== 'error').map((outcome) => [
    `calls_${outcome}`,
    count(outcome, of(outcome), `Calls with outcome \`${outcome}\`.`, TROUBLE),
  ]),
) as Record<`calls_${Exclude<Outcome, 'error'>}`, Measure>;

/** Of calls of all tools (metrics.md 3 and 7). */
export const CALL_MEASURES = {
  tool_calls: count('calls', times(), 'Calls.'),
  ...outcomes,
  errors: count('errors', of('error'), 'Calls with outcome `error`, and no others.', TROUBLE),
  success_rate: share(
    'success',
    `${of('ok')} / nullif(${times()}, 0)`,
    'Calls with outcome `ok` / calls.',
    TROUBLE,
  ),
  error_rate: share('error rate', `${of('error')} / nullif(${times()}, 0)`, 'Errors / calls.', TROUBLE),
  calling_sessions: measure('callers', 'count')('sessions', 'count(*)', 'Sessions with such a call.'),
  erring_sessions: measure('erring', 'count')(
    'sessions with errors',
    'count(*)',
    'Sessions in which such a call failed.',
    TROUBLE,
  ),
  ...countedDistribution('durations', 'duration', 'running time of a call, at most where not measured'),
  measured_share: share(
    'measured',
    `${times("basis = 'progress'")} / nullif(${times('basis IS NOT NULL')}, 0)`,
    'Share of running times that ticks measured; the others are upper bounds.',
  ),
  duration_basis: measure('call_counts', 'text')(
    'basis',
    "CASE WHEN count(basis) = 0 THEN NULL WHEN bool_and(basis = 'progress') THEN 'progress' WHEN bool_or(basis = 'progress') THEN 'mixed' ELSE 'call' END",
    'Where running times come from. `progress`: measured by ticks; `call`: from call to result, at most; `mixed`: some are at most.',
  ),
  file_reads: ofFiles('reads', times("tool = 'Read' AND outcome = 'ok'"), 'Successful reads of files.'),
  file_edits: ofFiles('edits', times(`${EDITS} AND outcome = 'ok'`), 'Successful edits of files.'),
  file_failures: ofFiles('failed', of('error'), 'Reads and edits that failed.', TROUBLE),
  files: measure('paths', 'count')('files', 'count(*)', 'Files read or edited, or tried to.'),
  most_common_error: measure('templates', 'text')(
    'most common error',
    "min_by(template, {'errors': -errors, 'template': template})",
    'Failing line with its values masked that most errors have.',
    TROUBLE,
  ),
} as const;
