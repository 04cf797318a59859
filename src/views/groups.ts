import { nearness } from '../findings/gate.js';
import type { Group } from '../findings/group.js';
import { flexible, left, right, table } from '../terminal/table.js';
import { formatDuration } from '../timing/clock.js';
import { counted, textCell } from './cell.js';

const COLUMNS = [
  left('verdict'),
  left('fingerprint'),
  right('lost'),
  right('at most'),
  right('matches'),
  right('sessions'),
  right('users'),
  left('rule'),
  flexible('group'),
];

/** Friction by cost, costliest first. */
export function groupTable(groups: readonly Group[], width: number): string {
  const rows = groups.map((group) => [
    group.verdict.kind.replace('_', ' '),
    group.fingerprint,
    formatDuration(group.lost),
    formatDuration(group.lostMax),
    matchesOf(group),
    String(group.sessions.length),
    `${group.users.length}/${group.usersExposed}`,
    group.rule.id,
    groupText(group),
  ]);
  return table(COLUMNS, rows, width);
}

const matchesOf = ({ matches, hiddenMatches }: Group): string =>
  hiddenMatches === 0 ? String(matches.length) : `${matches.length} (${hiddenMatches} hidden)`;

export const groupText = ({ group }: Group): string =>
  textCell(
    Object.entries(group)
      .map(([field, value]) => `${field}=${value}`)
      .join(' '),
  );

/** What is missing for the group that lies nearest to its gate, and which flag would show it. */
export function nearestText(groups: readonly Group[]): string | undefined {
  const closed = groups.flatMap((group) =>
    group.verdict.kind === 'below_gate' ? [{ group, gate: group.verdict.gate }] : [],
  );
  const [nearest] = closed.sort((a, b) => nearness(b.gate) - nearness(a.gate) || b.group.lost - a.group.lost);
  if (nearest === undefined) return undefined;
  const { group, gate } = nearest;
  const lacks = [
    lack(gate.found.sessions, gate.required.sessions, 'session'),
    lack(gate.found.users, gate.required.users, 'user'),
    lack(gate.found.matches, gate.required.matches, 'match', 'matches'),
  ].filter((text) => text !== undefined);
  return `Nearest to its gate: ${group.rule.id} (${groupText(group) || 'one group'}) has ${lacks.join(', ')}. --min-sessions ${gate.found.sessions} --min-users ${gate.found.users} --rule ${group.rule.id} drafts it.`;
}

const lack = (found: number, required: number, one: string, many?: string): string | undefined =>
  found >= required ? undefined : `${counted(found, one, many)} of ${required}`;
