import type { CountsName } from './counts.js';
import { type By, FIELDS, isTime } from './field.js';
import { MEASURES, type MeasureName } from './measures.js';
import type { Groups, List, Section, Statistic } from './statistic.js';

/** What of a statistic one call asks for. */
export interface Plan {
  readonly total: readonly MeasureName[];
  /** Which calls or prompts are counted; absent: all of both. */
  readonly counts: CountsName | undefined;
  readonly sections: readonly Section[];
  /** Columns that are not shown by person. */
  readonly withheld: readonly MeasureName[];
  /** Asks something that only rules tell, such as which prompts correct the agent. */
  readonly needsRules: boolean;
}

/**
 * @param by instead of what the first section groups by; the other groupings are then left out
 * @param metrics instead of the measures of the first section; empty: these
 */
export function planOf(statistic: Statistic, by: By | undefined, metrics: readonly MeasureName[] = []): Plan {
  const { first, rest, total } = withMetrics(statistic, metrics);
  const chosen: readonly Section[] =
    by === undefined || by === first.by
      ? [first, ...rest]
      : [regrouped(first, by), ...rest.filter((section): section is List => section.kind === 'list')];
  const sections = chosen.map((section) => (section.kind === 'groups' ? forPersons(section) : section));
  const names = [...total, ...sections.flatMap(measuresIn)];
  return {
    total,
    counts: statistic.counts,
    sections,
    withheld: chosen.slice(0, 1).flatMap(withheldIn),
    needsRules: names.some((name) => MEASURES[name].needsRules),
  };
}

function withMetrics({ sections: [first, ...rest], total }: Statistic, metrics: readonly MeasureName[]) {
  if (metrics.length === 0) return { first, rest, total };
  const measures = [...new Set(metrics)];
  return {
    first: { ...first, measures },
    rest,
    total: [...new Set(['sessions', ...measures, 'restamped_sessions'] as const)],
  };
}

/** Of other groups all are shown, whatever the section leaves out of its own. */
const regrouped = ({ onlyAbove: _, ...groups }: Groups, by: By): Groups => ({
  ...groups,
  ...{ by, title: `By ${by}`, measures: groups.regrouped ?? groups.measures },
});

const measuresIn = (section: Section): readonly MeasureName[] =>
  section.kind === 'groups' ? section.measures : [];

export const isTrouble = (name: MeasureName): boolean => MEASURES[name].about === 'trouble';

const withheldIn = (section: Section): readonly MeasureName[] =>
  section.kind === 'groups' && section.by === 'user' ? section.measures.filter(isTrouble) : [];

/** Nobody is sorted or rated by errors, smoothness or lost time. */
export function forPersons(groups: Groups): Groups {
  if (groups.by !== 'user') return groups;
  const kept = groups.measures.filter((name) => !isTrouble(name));
  const order = isTrouble(groups.order) ? 'sessions' : groups.order;
  const measures: readonly MeasureName[] = kept.includes(order) ? kept : [order, ...kept];
  return { ...groups, measures, order, chart: groups.chart && order };
}

export const isChronological = ({ by }: Groups): boolean => isTime(by);

/** Sessions count in several groups where this holds, and groups do not add up. */
export const overlapsIn = ({ by, measures }: Groups): boolean => {
  const { kind } = FIELDS[by];
  return kind === 'list' || (kind === 'own' && measures.some((name) => MEASURES[name].of === 'sessions'));
};
