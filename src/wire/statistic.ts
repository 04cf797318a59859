import type { Asked } from '../statistics/asked.js';
import type { Kind } from '../statistics/measure.js';
import { MEASURES, type MeasureName } from '../statistics/measures.js';
import type { ListKind, Section } from '../statistics/statistic.js';
import type { Cell, SectionTally, Tally, TallyRow } from '../statistics/tally.js';
import type { Instant } from '../units.js';
import { instant, optional, present } from './scalar.js';

/** Where the numbers come from. */
export interface Origin {
  readonly kind: 'store' | 'transcripts';
  /** Of the last run that changed the store. */
  readonly asOf: Instant | undefined;
}

/** Of what an answer is. */
export const wireHead = (name: string, asked: Asked, origin: Origin) => ({
  statistic: name,
  as_of: instant(asked.asOf),
  time_zone: asked.zone,
  source: present({ kind: origin.kind, as_of: optional(origin.asOf, instant) }),
  window: present({ since: optional(asked.since, instant), until: optional(asked.until, instant) }),
  where: Object.fromEntries(asked.where),
});

/** What `--json` prints of a statistic. */
export function toWireStatistic(
  name: string,
  { total, sections }: Tally,
  asked: Asked,
  origin: Origin,
  notes: readonly string[],
) {
  return {
    ...wireHead(name, asked, origin),
    total: wireTotal(total),
    sections: Object.fromEntries(sections.map((one) => [one.section.name, wireSection(one)])),
    notes,
  };
}

function wireSection({ section, rows, leftOut }: SectionTally) {
  const of = section.kind === 'groups' ? { by: section.by } : {};
  const shown = shownOf(rows[0], kindsIn(section));
  return { ...of, rows: rows.map((row) => wireRow(row, shown)), left_out: leftOut };
}

export type ValueKind = Kind | ListKind;

/** Kind of each column of a section; absent for what is not shown. */
function kindsIn(section: Section): (name: string) => ValueKind | undefined {
  if (section.kind === 'list') return (name) => section.columns.find((column) => column.name === name)?.kind;
  return (name) => (name === 'group' ? 'text' : kindOfMeasure(name));
}

const kindOfMeasure = (name: string): Kind | undefined => MEASURES[name as MeasureName]?.kind;

/** Measures of all sessions. */
export const wireTotal = (total: TallyRow) => wireRow(total, shownOf(total, kindOfMeasure));

/** Columns that are shown, in order. All rows of an answer have the same. */
const shownOf = (
  row: TallyRow = {},
  kindOf: (name: string) => ValueKind | undefined,
): readonly (readonly [name: string, kind: ValueKind])[] =>
  Object.keys(row).flatMap((name) => {
    const kind = kindOf(name);
    return kind === undefined ? [] : [[name, kind] as const];
  });

/** Without what is not known. There may be many thousands. */
function wireRow(row: TallyRow, shown: ReturnType<typeof shownOf>): Readonly<Record<string, WireValue>> {
  const wire: Record<string, WireValue> = {};
  for (const [name, kind] of shown) {
    const value = wireValue(kind, row[name]);
    if (value !== undefined) wire[name] = value;
  }
  return wire;
}

/** A section as a table, for `--csv`. */
export function wireTable(tally: SectionTally | undefined): WireTable {
  if (tally === undefined) return { columns: [], rows: [] };
  const { section, rows } = tally;
  const columns =
    section.kind === 'groups' ? ['group', ...section.measures] : section.columns.map(({ name }) => name);
  const kindOf = kindsIn(section);
  const cell = (row: TallyRow, name: string) => wireValue(kindOf(name) ?? 'text', row[name]) ?? null;
  return { columns, rows: rows.map((row) => columns.map((name) => cell(row, name))) };
}

export interface WireTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Exclude<WireValue | null, undefined>[])[];
}

export type WireValue = string | number | boolean | readonly string[] | undefined;

/** Rounded to what it can say; instants as text; absent where it is not known. */
export function wireValue(kind: ValueKind, value: Cell): WireValue {
  if (value === undefined || value instanceof Uint8Array) return undefined;
  if (kind === 'instant') return instant(Number(value) as Instant);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value)) return undefined;
  return Number(value.toFixed(kind === 'share' ? 4 : 3));
}
