import type { Asked, Statement } from './asked.js';
import { FIELDS, type FieldName, isTime } from './field.js';
import { isZeroWhenEmpty, type Relation } from './measure.js';
import { MEASURES, type MeasureName } from './measures.js';
import { type Bind, type Grouping, label, relations, timestamp } from './relations.js';
import type { Groups, List } from './statistic.js';

/** All chosen sessions in one row. */
export function totalStatement(names: readonly MeasureName[], asked: Asked, rows?: string): Statement {
  return stated((bind) => {
    const grouping = { by: undefined, rows };
    const { sql, used } = tallies(names, grouping);
    return `${relations(used, grouping, asked, bind)},
${sql}
SELECT ${names.map(shown).join(', ')}
FROM ${used.map((of) => `t_${of}`).join(', ')}`;
  });
}

export interface GroupsAsked extends Pick<Groups, 'by' | 'measures' | 'order' | 'rows' | 'onlyAbove'> {
  readonly limit: number | undefined;
}

/** One row a group: its name, its measures, and in `of` how many groups there are. Days follow one another, the last ones stay. */
export function groupsStatement(groups: GroupsAsked, asked: Asked): Statement {
  return stated((bind) => {
    const { by, measures } = groups;
    const grouping: Grouping = { by, rows: groups.rows };
    const { sql, used } = tallies(measures, grouping);
    const joins = used.map((of) => `LEFT JOIN t_${of} ON t_${of}.g IS NOT DISTINCT FROM keys.g`);
    return `${relations(used, grouping, asked, bind)},
${sql},
keys AS (${keys(used, by, asked, bind)})
SELECT ${nameOf(by)} AS "group", ${measures.map(shown).join(', ')}, count(*) OVER () AS "of"
FROM keys ${joins.join(' ')}${groups.onlyAbove === undefined ? '' : ` WHERE ${groups.onlyAbove} > 0`}
ORDER BY ${isTime(by) ? 'keys.g DESC NULLS LAST' : `${groups.order} DESC NULLS LAST, "group" NULLS LAST`}${limitOf(groups.limit)}`;
  });
}

/** A list as its row declares it, with how many rows there are in `of`. */
export function listStatement(
  { sql }: Pick<List, 'sql'>,
  limit: number | undefined,
  asked: Asked,
): Statement {
  return stated((bind) => {
    const used = RELATIONS.filter((of) => sql.includes(`${of}_by`));
    const body = `SELECT *, count(*) OVER () AS "of" FROM (${sql})${limitOf(limit)}`;
    return `${relations(used, { by: undefined, rows: undefined }, asked, bind)}\n${body}`;
  });
}

const RELATIONS: readonly Relation[] = ['sessions', 'calls', 'templates', 'prompts', 'blocks', 'live'];

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

const shown = (name: MeasureName): string => {
  const value = `t_${MEASURES[name].of}.${name}`;
  return isZeroWhenEmpty(MEASURES[name]) ? `coalesce(${value}, 0) AS ${name}` : `${value} AS ${name}`;
};

function nameOf(by: FieldName): string {
  const field = FIELDS[by];
  return field.kind === 'time' ? label('keys.g', field.label) : 'keys.g';
}

/** Every group of any relation; of time also those in which nothing happened. */
function keys(used: readonly Relation[], by: FieldName, asked: Asked, bind: Bind): string {
  const found = used.map((of) => `SELECT g FROM t_${of}`).join(' UNION ');
  const field = FIELDS[by];
  if (field.kind !== 'time') return found;
  const { unit } = field;
  const local = (instant: Parameters<typeof timestamp>[0]): string =>
    `date_trunc('${unit}', timezone(${bind(asked.zone)}, timezone('UTC', ${timestamp(instant)})))`;
  const from = asked.since === undefined ? 'min(g)' : local(asked.since);
  const last = asked.until === undefined ? asked.asOf : asked.until;
  const to = asked.since === undefined ? 'max(g)' : `greatest(max(g), ${local(last)})`;
  return `SELECT g FROM (${found}) UNION SELECT unnest(generate_series(${from}, ${to}, INTERVAL 1 ${unit})) FROM (${found})`;
}
