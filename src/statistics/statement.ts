import { toInstant } from '../units.js';
import type { Asked, Statement } from './asked.js';
import type { CountsName } from './counts.js';
import { FIELDS, type FieldName, isTime } from './field.js';
import { isZeroWhenEmpty, RELATIONS, type Relation } from './measure.js';
import { MEASURES, type MeasureName } from './measures.js';
import { type Bind, type Grouping, label, NEEDS, relations, timestamp } from './relations.js';
import type { Groups, List } from './statistic.js';

/** All chosen sessions in one row. */
export function totalStatement(names: readonly MeasureName[], asked: Asked, counts?: CountsName): Statement {
  return stated((bind) => {
    const grouping = { by: undefined, counts };
    const { sql, used } = tallies(names, grouping);
    return `WITH ${relations(used, grouping, asked, bind)},
${sql}
SELECT ${names.map(shown).join(', ')}
FROM ${used.map((of) => `t_${of}`).join(', ')}`;
  });
}

export interface GroupsAsked extends Pick<Groups, 'by' | 'measures' | 'order' | 'onlyAbove'> {
  readonly counts: CountsName | undefined;
  readonly limit: number | undefined;
}

/** One row a group: its name, its measures, and in `of` how many groups there are. Days follow one another, the last ones stay. */
export function groupsStatement(groups: GroupsAsked, asked: Asked): Statement {
  return stated((bind) => {
    const { by, measures, counts, order, onlyAbove, limit } = groups;
    const grouping: Grouping = { by, counts };
    const { sql, used } = tallies([...new Set([...measures, order, onlyAbove ?? order])], grouping);
    const found = originsOf(used).map((of) => `SELECT g FROM t_${of}`);
    const places = isTime(by)
      ? 'keys.g DESC NULLS LAST'
      : `${tallied(order)} DESC NULLS LAST, "group" NULLS LAST`;
    return `WITH ${relations(used, grouping, asked, bind)},
${sql},
keys AS (${keys(found.join(' UNION '), by, asked, bind)})
SELECT ${nameOf(by, 'keys.g')} AS "group", ${measures.map(shown).join(', ')}, count(*) OVER () AS "of"
FROM keys ${joined(used)}${onlyAbove === undefined ? '' : ` WHERE ${tallied(onlyAbove)} > 0`}
ORDER BY ${places}${limitOf(limit)}`;
  });
}

/** The relations that have every group of the others; sessions have those of all that they hold. */
const originsOf = (wanted: readonly Relation[]): readonly Relation[] =>
  wanted.filter((of) => !NEEDS[of].some((one) => wanted.includes(one)));

const joined = (used: readonly Relation[]): string =>
  used.map((of) => `LEFT JOIN t_${of} ON t_${of}.g IS NOT DISTINCT FROM keys.g`).join(' ');

/** A list as its row declares it, with how many rows there are in `of`. */
export function listStatement(
  { sql }: Pick<List, 'sql'>,
  limit: number | undefined,
  asked: Asked,
): Statement {
  return stated((bind) => {
    const used = RELATIONS.filter((of) => sql.includes(`${of}_by`));
    const body = `SELECT *, count(*) OVER () AS "of" FROM (${sql})${limitOf(limit)}`;
    return `WITH ${relations(used, { by: undefined, counts: undefined }, asked, bind)}\n${body}`;
  });
}

/** The rows of a list that selects its group as `g`: what this is called stands in `group`. @param by absent: one group */
export function listByStatement(sql: string, by: FieldName | undefined, asked: Asked): Statement {
  return stated((bind) => {
    const used = RELATIONS.filter((of) => sql.includes(`${of}_by`));
    const group = by === undefined ? 'NULL' : nameOf(by, 'g');
    return `WITH ${relations(used, { by, counts: undefined }, asked, bind)}
SELECT ${group} AS "group", * EXCLUDE (g) FROM (${sql})`;
  });
}

const limitOf = (limit: number | undefined): string => (limit === undefined ? '' : ` LIMIT ${limit}`);

function stated(write: (bind: Bind) => string): Statement {
  const values: string[] = [];
  const bind: Bind = (value) => {
    const known = values.indexOf(value);
    return `$${known >= 0 ? known + 1 : values.push(value)}`;
  };
  return { sql: write(bind), values };
}

/** One aggregate a relation. */
function tallies(names: readonly MeasureName[], { by }: Grouping) {
  const used = [...new Set(names.map((name) => MEASURES[name].of))];
  const sql = used.map((of) => {
    const own = names.filter((name) => MEASURES[name].of === of);
    const sums = own.map((name) => `${MEASURES[name].sql} AS ${name}`).join(', ');
    return `t_${of} AS (SELECT ${by === undefined ? '' : 'g, '}${sums} FROM ${of}_by${by === undefined ? '' : ' GROUP BY g'})`;
  });
  return { sql: sql.join(',\n'), used };
}

const shown = (name: MeasureName): string => `${tallied(name)} AS ${name}`;

const tallied = (name: MeasureName): string => {
  const value = `t_${MEASURES[name].of}.${name}`;
  return isZeroWhenEmpty(MEASURES[name]) ? `coalesce(${value}, 0)` : value;
};

function nameOf(by: FieldName, group: string): string {
  const field = FIELDS[by];
  return field.kind === 'time' ? label(group, field.label) : group;
}

/** Groups that were found; of time also those in which nothing happened. */
function keys(found: string, by: FieldName, asked: Asked, bind: Bind): string {
  const field = FIELDS[by];
  if (field.kind !== 'time') return found;
  const { unit } = field;
  const local = (instant: Parameters<typeof timestamp>[0]): string =>
    `date_trunc('${unit}', timezone(${bind(asked.zone)}, timezone('UTC', ${timestamp(instant)})))`;
  const from = asked.since === undefined ? 'min(g)' : local(asked.since);
  // A window ends before its `until`.
  const last = asked.until === undefined ? asked.asOf : toInstant(asked.until - 1);
  const to = asked.since === undefined ? 'max(g)' : `greatest(max(g), ${local(last)})`;
  const filled =
    unit === 'hour'
      ? hours(from, to, bind(asked.zone))
      : `generate_series(${from}, ${to}, INTERVAL 1 ${unit})`;
  return `SELECT g FROM (${found}) UNION SELECT unnest(${filled}) FROM (${found})`;
}

/** Hours as clocks show them, which leave some out. Clocks of all zones differ by quarters of an hour. */
function hours(from: string, to: string, zone: string): string {
  const [first, last] = [from, to].map((local) => `timezone('UTC', timezone(${zone}, ${local}))`);
  const shown = `date_trunc('hour', timezone(${zone}, timezone('UTC', moment)))`;
  return `list_transform(generate_series(${first}, ${last}, INTERVAL 15 MINUTE), lambda moment: ${shown})`;
}
