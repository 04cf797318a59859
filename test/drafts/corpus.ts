import type { DraftContext } from '../../src/drafts/draft-context.js';
import { captureExamples } from '../../src/drafts/example.js';
import { type RedactionContext, redactionContext } from '../../src/drafts/redaction/context.js';
import type { TimeRange } from '../../src/drafts/time-range.js';
import { trendsOf } from '../../src/drafts/trend.js';
import { groupFindings } from '../../src/findings/findings.js';
import type { Group } from '../../src/findings/group.js';
import { extremes } from '../../src/findings/occurrences.js';
import { findInSession } from '../../src/findings/session-findings.js';
import type { Match } from '../../src/rules/match.js';
import type { Rule } from '../../src/rules/rule.js';
import { EVERYTHING } from '../../src/timing/window.js';
import type { SessionStory } from '../../src/transcript/event.js';
import { type Instant, toInstant, toMilliseconds } from '../../src/units.js';

/** A session and what rules matched in it. */
export interface Told {
  readonly story: SessionStory;
  readonly matches: readonly Match[];
}

export const AS_OF = toInstant(Date.parse('2026-02-18T08:00:00Z'));

export const PEOPLE = ['wanda', 'jonas', 'priya', 'okonkwo', 'sigrid'];
export const PERSONS = new Map(PEOPLE.map((name, index) => [name, `person-${index + 1}`]));

export const REDACTION: RedactionContext = redactionContext({
  rules: [],
  names: [
    ...PEOPLE.map((name) => ({ name, pseudonym: PERSONS.get(name) ?? '', kind: 'person' as const })),
    { name: 'quartz7', pseudonym: 'host-1', kind: 'host' },
    { name: 'basalt2', pseudonym: 'host-2', kind: 'host' },
  ],
  patterns: [],
  allow: [],
});

/** A match of the events at these places. */
export const match = (
  { events }: SessionStory,
  rule: Rule,
  places: readonly number[],
  more: Partial<Match> & Pick<Match, 'group'>,
): Match => ({
  rule: rule.id,
  block: 0,
  label: undefined,
  events: places.map((place) => events[place]).filter((event) => event !== undefined),
  hidden: false,
  named: more.group,
  captures: {},
  hit: '',
  ...more,
});

function timeRangeOf(begins: readonly Instant[]): Pick<TimeRange, 'from' | 'to'> {
  const [from, to] = extremes(begins);
  return { from, to };
}

export interface Analyzed {
  readonly groups: readonly Group[];
  readonly context: DraftContext;
}

/** What the program knows when it writes drafts. */
export function analyzed(
  told: readonly Told[],
  rules: readonly Rule[],
  more: Partial<DraftContext> = {},
  asOf: Instant = AS_OF,
): Analyzed {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const sessions = told.map(({ story, matches }) => findInSession(story, matches, byId));
  const { groups } = groupFindings(sessions, byId, {
    ...{ asOf, zone: 'utc', fixes: [], asked: [] },
    minSessions: undefined,
    minUsers: undefined,
    within: undefined,
  });
  const active = toMilliseconds(sessions.reduce((sum, session) => sum + session.active, 0));
  const compared = [0.9, 1, 1.1].map((part, index) => ({
    gapLimit: toMilliseconds((index + 1) * 300_000),
    active: toMilliseconds(Math.round(active * part)),
  }));
  const begins = sessions.flatMap(({ began }) => began ?? []);
  return {
    groups,
    context: {
      ...{ asOf, zone: 'utc', sessions, persons: PERSONS, redaction: REDACTION, owners: {} },
      restamped: new Set(),
      timeRange: { ...timeRangeOf(begins), window: EVERYTHING },
      activeTime: { gapLimit: toMilliseconds(600_000), active, compared },
      coverage: {
        files: { seen: told.length + 2, read: told.length },
        skippedFiles: { fork: 2 },
        lines: { torn: 1 },
        records: { read: 4820, counted: 4800, copied: 20 },
        kinds: { user: 2400, 'attachment/brand_new': 3 },
        calls: { total: 120, measured: 70 },
        errors: 80,
        unexplainedErrors: 4,
        oldest: toInstant(Math.min(...begins)),
        newest: toInstant(Math.max(...begins)),
      },
      unreadSources: 0,
      trends: trendsOf(groups, sessions, asOf),
      examples: told.flatMap(({ story, matches }) => captureExamples(story, matches)),
      documentedIn: undefined,
      unknownErrors: [],
      ...more,
    },
  };
}
