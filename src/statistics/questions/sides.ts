import { EXIT, UserError } from '../../failure.js';
import { overlaps, parseStretch, type Stretch } from '../../timing/stretch.js';
import { idsMeant } from '../../transcript/file-name.js';
import type { Asked } from '../asked.js';
import type { Wanted } from '../question.js';
import type { Answering, TallyRow } from '../tally.js';
import type { Compared } from './compared.js';
import { literal, numberIn, over } from './sql.js';

/** Some of the sessions, under the name by which they were asked for. */
export interface Side {
  readonly name: string;
  readonly asked: Asked;
  /** Further condition on sessions `s`. */
  readonly where: string;
}

/** What the names mean, and whose sessions each stands for. */
export async function sidesFor(asked: Asked, answering: Answering, { names, by }: Wanted) {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (names.length < 2 || twice !== undefined)
    throw usage(
      names.length < 2
        ? `expected two or more sessions, users, versions or periods, found ${names.length}`
        : `${twice} is named twice`,
    );
  if (by === 'period' || (by === undefined && names.every((name) => name.includes('..'))))
    return { kind: 'period' as const, sides: periods(asked, names) };
  const known = await answering(over(asked, knownSql(names)));
  const rows = names.map((name) => withSession(name, known));
  const kind = kindOf(names, rows, by);
  return { kind, sides: names.map((name, index) => sideOf(kind, name, rows[index], names, asked)) };
}

function periods(asked: Asked, names: readonly string[]): readonly Side[] {
  const stretches = names.map((name) => stretchOf(name, asked));
  for (const [index, one] of stretches.entries())
    if (stretches.slice(0, index).some((other) => overlaps(one, other)))
      throw usage(`${names[index]} overlaps another period: a session would count twice`);
  return stretches.map(({ since, until }, index) => ({
    ...{ name: names[index] ?? '', where: 'true' },
    asked: { ...asked, since, until },
  }));
}

function stretchOf(name: string, { asOf, zone }: Asked): Stretch {
  const stretch = parseStretch(name, asOf, zone);
  if (!('fault' in stretch)) return stretch;
  throw usage(`${name}: ${stretch.fault}. A period is A..B, such as 2026-02-01..2026-02-15 or 28d..14d`);
}

const usage = (what: string): UserError => new UserError(EXIT.usage, `compare: ${what}.`);

/** How many sessions each name could mean, by what it may be the name of; of ids all that begin so in any case. */
const knownSql = (names: readonly string[]): string => `SELECT n.name,
  count(*) FILTER (s."user" = n.name) AS user, count(*) FILTER (list_contains(s.versions, n.name)) AS version,
  list(DISTINCT s.session_id) FILTER (starts_with(lower(s.session_id), lower(n.name))) AS ids
FROM sessions_by s, (SELECT unnest([${names.map(literal).join(', ')}]) AS name) n
WHERE s."user" = n.name OR list_contains(s.versions, n.name) OR starts_with(lower(s.session_id), lower(n.name))
GROUP BY n.name`;

function withSession(name: string, known: readonly TallyRow[]): TallyRow {
  const row = known.find((one) => one.name === name);
  const ids = idsMeant(Array.isArray(row?.ids) ? row.ids : [], name);
  return { ...row, session: ids.length, session_id: ids[0] };
}

type Named = Exclude<Compared, 'period'>;
const NAMED = ['user', 'version', 'session'] as const satisfies readonly Named[];

function kindOf(names: readonly string[], rows: readonly TallyRow[], by: string | undefined): Named {
  const allowed = NAMED.filter((kind) => by === undefined || kind === by);
  const [kind] = allowed.filter((one) => rows.every((row) => numberIn(row, one) > 0));
  if (kind !== undefined) return kind;
  const unknown = names.filter((_, index) => allowed.every((one) => numberIn(rows[index], one) === 0));
  if (unknown.length === 0)
    throw usage(
      `${names.join(', ')}: these are not all of one kind; --by ${NAMED.join(', ')} or period says which`,
    );
  throw new UserError(
    EXIT.usage,
    `compare: no session here has ${unknown.join(', ')} as its ${allowed.join(', ')}. frictionlog sessions and usage list what there is; a period is written A..B.`,
  );
}

function sideOf(
  kind: Named,
  name: string,
  row: TallyRow | undefined,
  names: readonly string[],
  asked: Asked,
): Side {
  if (kind === 'user')
    return { name, asked: { ...asked, where: new Map([...asked.where, ['user', [name]]]) }, where: 'true' };
  if (kind === 'version') return { name, asked, where: onlyVersion(name, names) };
  if (numberIn(row, 'session') > 1)
    throw usage(`${name} is the beginning of ${numberIn(row, 'session')} session ids; write more of it`);
  return { name, asked, where: `s.session_id = ${literal(String(row?.session_id))}` };
}

/** A session that an update took from one of the versions to another is on no side. */
function onlyVersion(name: string, names: readonly string[]): string {
  const others = names
    .filter((other) => other !== name)
    .map((other) => `NOT list_contains(s.versions, ${literal(other)})`);
  return [`list_contains(s.versions, ${literal(name)})`, ...others].join(' AND ');
}
