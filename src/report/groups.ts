import type { Quote } from '../drafts/quote.js';
import { titleOf } from '../drafts/title.js';
import { changeWord, type Trend } from '../drafts/trend.js';
import type { Group } from '../findings/group.js';
import type { WireReportGroup } from '../wire/contract-report.js';
import { toWireGroup } from '../wire/group.js';
import { optional, present } from '../wire/scalar.js';
import type { ReportMaterial } from './material.js';

const LONGEST_VALUE = 200;

/** Friction points, costliest first; what came out of a transcript is redacted. */
export const groupsOf = (
  { groups, trends, zone }: ReportMaterial,
  quote: Quote,
): readonly WireReportGroup[] =>
  groups.map((group) => groupOf(group, trends.get(group.fingerprint), titleOf(group, quote, zone), quote));

function groupOf(group: Group, trend: Trend | undefined, title: string, quote: Quote): WireReportGroup {
  const { draft: _, ...wire } = toWireGroup(group, title, undefined);
  const values: Record<string, string> = Object.fromEntries(
    Object.entries(group.group).map(([field, value]) => [field, quote.clean(value).slice(0, LONGEST_VALUE)]),
  );
  return present({
    ...wire,
    group: values,
    impact: group.impact,
    priced: group.rule.cost !== 'none',
    change: optional(trend, ({ change }) => CHANGES[changeWord(change)]),
    weeks: (trend?.weeks ?? []).map(({ matches }) => matches),
  });
}

const CHANGES = {
  'insufficient data': 'insufficient_data',
  'no clear change': 'no_clear_change',
  higher: 'higher',
  lower: 'lower',
} as const satisfies Record<ReturnType<typeof changeWord>, WireReportGroup['change']>;
