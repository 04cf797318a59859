import type { Group } from '../findings/group.js';
import { NO_VALUE } from '../rules/group-value.js';
import { flexible, left, right, table } from '../terminal/table.js';
import { formatDuration } from '../timing/clock.js';
import { textCell } from './cell.js';

const COLUMNS = [
  left('fingerprint'),
  left('verdict'),
  right('lost'),
  right('at most'),
  right('matches'),
  right('sessions'),
  right('users'),
  flexible('friction'),
];

/** Friction by cost, costliest first. */
export function groupTable(groups: readonly Group[], width: number): string {
  const rows = groups.map((group) => [
    group.fingerprint,
    group.verdict.kind.replace('_', ' '),
    formatDuration(group.lost),
    formatDuration(group.lostMax),
    matchesOf(group),
    String(group.sessions.length),
    `${group.users.length}/${group.usersExposed}`,
    [group.rule.id, groupText(group)].filter((text) => text !== '').join(': '),
  ]);
  return table(COLUMNS, rows, width);
}

const matchesOf = ({ matches, hiddenMatches }: Group): string =>
  hiddenMatches === 0 ? String(matches.length) : `${matches.length} (${hiddenMatches}h)`;

export const groupText = ({ named }: Pick<Group, 'named'>): string =>
  textCell(
    Object.values(named)
      .filter((value) => value !== NO_VALUE)
      .join(', '),
  );
