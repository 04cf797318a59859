import { type Quote, quoteFor } from '../drafts/quote.js';
import type { WireCoverage } from '../wire/contract.js';
import type { WireReport } from '../wire/contract-report.js';
import { type Coverage, knownFiles, toWireCoverage } from '../wire/coverage.js';
import { instant, optional, present } from '../wire/scalar.js';
import { errorsOf, unexplainedOf } from './errors.js';
import { groupsOf } from './groups.js';
import type { ReportMaterial } from './material.js';
import { peopleOf } from './people.js';
import { periodsOf } from './periods.js';
import { lengthsOf, nameOf, newestSessions, projectsOf, typesOf } from './sessions.js';
import { summaryOf } from './summary.js';
import { toolsOf } from './tools.js';

const MOST_TOOLS = 25;

/** What a report says, in whichever format: everything in it may leave the machine. */
export function reportOf(material: ReportMaterial): WireReport {
  const { asOf, zone, window, sessions, persons, names, redaction, coverage } = material;
  const quote = quoteFor(redaction);
  const summary = summaryOf(material);
  const tools = toolsOf(sessions, (tool) => nameOf(tool, quote));
  return present({
    schema_version: 1 as const,
    as_of: instant(asOf),
    time_zone: zone,
    names,
    window: present({
      by: window.by,
      since: optional(window.since, instant),
      until: optional(window.until, instant),
    }),
    summary: {
      ...summary,
      success_rate: Object.fromEntries(tools.map(({ tool, success_rate }) => [tool, success_rate])),
    },
    ...periodsOf(sessions, zone),
    groups: groupsOf(material, quote),
    session_types: typesOf(sessions),
    session_lengths: lengthsOf(sessions),
    projects: projectsOf(sessions, quote),
    sessions: newestSessions(sessions, quote),
    people: peopleOf(sessions, persons),
    tools: tools.slice(0, MOST_TOOLS),
    errors: errorsOf(sessions, quote),
    unexplained_errors: unexplainedOf(material.unknownErrors, quote),
    coverage: coverageOf(coverage, quote),
  }) as WireReport;
}

/** Names of kinds may be any text. */
function coverageOf(coverage: Coverage, quote: Quote): WireCoverage {
  const wire = toWireCoverage(knownFiles(coverage));
  const { records } = wire;
  return {
    ...wire,
    records: {
      ...records,
      kinds: withNames(records.kinds, quote),
      unknown_kinds: withNames(records.unknown_kinds, quote),
    },
  };
}

/** Names that are the same once they can be shown count as one. */
function withNames(counts: Readonly<Record<string, number>>, quote: Quote): Record<string, number> {
  const named = new Map<string, number>();
  for (const [whole, count] of Object.entries(counts)) {
    const name = nameOf(whole, quote);
    named.set(name, (named.get(name) ?? 0) + count);
  }
  return Object.fromEntries(named);
}
