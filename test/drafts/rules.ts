import type { Rule, Wording } from '../../src/rules/rule.js';
import { toMilliseconds } from '../../src/units.js';
import { ruleOf } from '../findings/stories.js';

const DAY = 86_400_000;

/** A rule for tests; detection is left out, since matches are given by hand. */
export const rule = (more: Partial<Rule> & Pick<Rule, 'id' | 'title'>): Rule =>
  ruleOf({
    group_by: ['program'],
    report_when: { sessions: 3, users: 2, matches: 1, within: toMilliseconds(30 * DAY) },
    issue: {
      title: said(more.title),
      labels: [],
      impact: said('It happened.'),
      root_cause: said('Unknown.'),
      proposal: said('Look.'),
    },
    ...more,
  });

export const COMMAND_NOT_FOUND = rule({
  id: 'command-not-found',
  title: 'A command is not installed where the agent expects it',
  group_by: ['missing'],
  why: 'The command never runs. Where a pipe follows, its exit code is lost, and what was to be checked counts as checked.',
  false_positives: 'A deliberate probe such as `command -v`; a word in the output of a test.',
  issue: {
    title: said('`{{group.missing}}` is missing, and pipes hide it'),
    labels: ['documentation'],
    impact: said(
      '{{users}} users ran a command that needs `{{group.missing}}` in {{sessions}} sessions, {{lost_time}} of active time.',
    ),
    root_cause: said(
      '`{{group.missing}}` is not installed on these machines, and the agent assumes that it is. A pipe returns the exit code of its last command, so nothing stops.',
    ),
    proposal: said(
      '1. Say once where agents read that there is no `{{group.missing}}`, and what to use instead.\n2. Or install it in the machine set-up.\n3. Use `set -o pipefail` before the output of tests is piped.',
    ),
  },
});

export const PERMISSION_DENIED = rule({
  id: 'permission-denied',
  title: 'A command is refused for lack of permission',
  severity: 'high',
  why: 'The agent cannot give itself rights it was not granted. Each refusal costs a round trip and often ends in a workaround nobody wanted.',
  issue: {
    title: said('`{{group.program}}` is refused for lack of permission'),
    labels: ['security'],
    impact: said('{{users}} users lost {{lost_time}} in {{sessions}} sessions.'),
    root_cause: said(
      'The account that runs the agent lacks a right that `{{group.program}}` needs. Check its groups and the owner of `{{example.target}}`.',
    ),
    proposal: said('Grant the right in the machine image, or document the supported alternative.'),
  },
  fixed: [
    {
      issue: 41,
      at: Date.parse('2026-02-03T09:00:00Z') as never,
      commit: '9f2c1d7',
      for: { program: 'docker' },
    },
  ],
});

export const APPROVAL_WAIT = rule({
  id: 'approval-wait',
  title: 'A command waits for approval',
  severity: 'low',
  owner: 'user-env',
  cost: 'wait',
  group_by: ['command_family'],
  report_when: { sessions: 2, users: 2, matches: 1, within: toMilliseconds(30 * DAY) },
  why: 'Nothing happens until a person looks at the terminal.',
  issue: {
    title: said('`{{group.command_family}}` waits for approval'),
    labels: ['enhancement', 'claude-learnings'],
    impact: said(
      '{{matches}} calls of {{users}} users waited, {{lost_time}} all in all; the median run took {{median_duration}}.',
    ),
    root_cause: said('No permission rule allows `{{group.command_family}}`, so each call asks.'),
    proposal: said('If it is harmless here, allow it in the settings of the project.'),
  },
});

/** One wording for every group. */
export function said(text: string): readonly Wording[] {
  return [{ for: {}, text }];
}
