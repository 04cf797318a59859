import { count, flag, foreign, instant, number, seconds, text } from '../column.js';

export const MATCHES = {
  meaning: 'One row per occurrence of a rule, priced over everything in the store.',
  columns: {
    session_key: text('Joins `sessions`.'),
    session_id: foreign('The session.'),
    rule: text('Id of the rule.'),
    fingerprint: text('Joins `groups`.'),
    record_uuid: text('The record that names it.'),
    tool_use_id: text('The call that names it.'),
    line: count('1-based line in its file.'),
    matched_at: instant('When.'),
    hidden: flag('A failure that the exit code did not show.'),
    lost_s: seconds('Lost time, at least. Adds up.'),
    lost_max_s: seconds('Lost time, at most. Never to be added across groups.'),
  },
} as const;

export const GROUPS = {
  meaning: 'One row per friction point: a rule and its group values. As judged when it last changed.',
  columns: {
    fingerprint: text('Stable across runs and machines.'),
    rule: text('Id of the rule.'),
    title: foreign('What happens, to whom.'),
    values: foreign('Group values, as JSON.'),
    verdict: text('`open`, `regression`, `already_fixed`, `verified`, `unverified` or `below_gate`.'),
    severity: text('`low`, `medium` or `high`.'),
    confidence: text('`low`, `medium` or `high`.'),
    owner: text('Who can fix it.'),
    matches: count('Occurrences.'),
    hidden_matches: count('Of these, hidden ones.'),
    sessions: count('Sessions with one.'),
    users: count('People with one.'),
    users_exposed: count('People who could have had one.'),
    lost_s: seconds('Lost active time, at least.'),
    lost_max_s: seconds('Lost active time, at most.'),
    tokens: count('Of the API messages inside the lost time.', 'tokens'),
    per_active_hour: number('Matches per active hour.', '1/h'),
    per_100_calls: number('Matches per 100 calls of the tool.', '1/100'),
    first_seen: instant('First occurrence.'),
    last_seen: instant('Last occurrence.'),
  },
} as const;
