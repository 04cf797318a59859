import type { Pseudonyms } from '../drafts/pseudonyms.js';
import type { RedactionContext } from '../drafts/redaction/context.js';
import { trendsOf } from '../drafts/trend.js';
import { type DrainOptions, emptyDrain } from '../findings/drain.js';
import type { ReportMaterial, SummaryMaterial } from '../report/material.js';
import { toMilliseconds } from '../units.js';
import type { Analysis } from './analysis.js';
import { mineFrom } from './mining.js';

export type Summarised = Pick<Analysis, 'corpus' | 'findings' | 'groups' | 'gapLimit'>;

/** What the numbers of a summary are made of: everything that was looked at, whatever is shown of it. */
export function summaryMaterial({ corpus, findings, groups, gapLimit }: Summarised): SummaryMaterial {
  const sessions = corpus.results.map(
    ({ session, blocks, facts, tools, errors, unexplainedErrors }, index) => ({
      ...{ session, blocks, facts, tools, errors, unexplainedErrors },
      lost: findings.lost[index] ?? toMilliseconds(0),
    }),
  );
  return { gapLimit, sessions, groups };
}

export interface ReportingOptions {
  readonly persons: Pseudonyms;
  readonly names: ReportMaterial['names'];
  readonly redaction: RedactionContext;
  readonly unknownErrors: DrainOptions;
}

/** Unexplained errors are joined anew each time, so that no earlier run changes a byte of a report. */
export function reportMaterial(analysis: Analysis, options: ReportingOptions): ReportMaterial {
  const { asOf, zone, window, corpus, groups } = analysis;
  const { persons, names, redaction, unknownErrors } = options;
  const { templates } = mineFrom(corpus.results, redaction, emptyDrain(unknownErrors), unknownErrors);
  const found = corpus.results.map((result) => result.findings);
  return {
    ...summaryMaterial(analysis),
    coverage: corpus.coverage,
    ...{ asOf, zone, window, persons, names, redaction, unknownErrors: templates },
    trends: trendsOf(groups, found, asOf),
  };
}
