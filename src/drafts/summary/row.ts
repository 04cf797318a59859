import type { Group } from '../../findings/group.js';
import { draftFileName } from '../draft-name.js';
import { quoteFor } from '../quote.js';
import { titleOf } from '../title.js';
import { changeWord, type Trend } from '../trend.js';
import type { SummaryInput } from './summary.js';

/** A group as both summaries show it. */
export interface Row {
  readonly group: Group;
  readonly title: string;
  /** Its values, redacted. */
  readonly values: Readonly<Record<string, string>>;
  readonly trend: Trend | undefined;
  readonly change: string;
  /** Where its draft lies, if it has one. */
  readonly draft: string | undefined;
}

const LONGEST_VALUE = 200;

export function rowsOf({ groups, context, refused }: SummaryInput): readonly Row[] {
  const quote = quoteFor(context.redaction);
  const withheld = new Set(refused.map(({ fingerprint }) => fingerprint));
  return groups.map((group) => {
    const trend = context.trends.get(group.fingerprint);
    const hasDraft = group.draft === 'due' && !withheld.has(group.fingerprint);
    return {
      group,
      title: titleOf(group, quote, context.zone),
      values: Object.fromEntries(
        Object.entries(group.group).map(([field, value]) => [
          field,
          quote.clean(value).slice(0, LONGEST_VALUE),
        ]),
      ),
      trend,
      change: trend === undefined ? '' : changeWord(trend.change),
      draft: hasDraft ? `issues/${draftFileName(group)}` : undefined,
    };
  });
}
