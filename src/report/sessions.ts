import type { Quote } from '../drafts/quote.js';
import { gather } from '../gather.js';
import type { SessionFacts } from '../statistics/session-facts.js';
import { SESSION_TYPES } from '../statistics/session-facts.js';
import { smoothnessOf } from '../statistics/smoothness.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { WireProject, WireReport, WireReportSession } from '../wire/contract-report.js';
import { present } from '../wire/scalar.js';
import { costsOf } from './costs.js';
import { inMilliseconds, type ReportedSession, ratio } from './material.js';

type Sessions = readonly ReportedSession[];

const NEWEST = 20;
const MOST_PROJECTS = 25;
/** Letters of an id that is no UUID: it may be any file name. */
const LONGEST_ID = 40;
const LONGEST_NAME = 60;

/** The newest sessions. Who had them is not said. */
export function newestSessions(sessions: Sessions, quote: Quote): readonly WireReportSession[] {
  const newest = [...sessions].sort(
    (a, b) =>
      compareCodePoints(b.session.start ?? '', a.session.start ?? '') ||
      compareCodePoints(a.session.session_id, b.session.session_id),
  );
  return newest.slice(0, NEWEST).map(({ session, facts }) =>
    present({
      session_id: quote.clean(session.session_id).slice(0, LONGEST_ID),
      start: session.start,
      project: session.project === undefined ? undefined : nameOf(session.project, quote),
      type: facts.type,
      ended: endingOf(facts),
      active_s: session.active_s,
      prompts: session.prompts,
      tool_calls: session.tool_calls,
      errors: session.outcomes.error,
    }),
  );
}

function endingOf({ abandoned, completed }: SessionFacts): WireReportSession['ended'] {
  if (abandoned) return 'abandoned';
  return completed ? 'completed' : 'open';
}

/** Most active first; those without a working folder are left out. */
export function projectsOf(sessions: Sessions, quote: Quote): readonly WireProject[] {
  const named = sessions.filter(({ session }) => session.project !== undefined);
  const projects = [...gather(named, ({ session }) => session.project ?? '')].map(([project, own]) => {
    const costs = costsOf(own);
    const smoothness = smoothnessOf(inMilliseconds(costs.lost_s), inMilliseconds(costs.active_s));
    return present({
      project: nameOf(project, quote),
      ...costs,
      people: new Set(own.map(({ session }) => session.user)).size,
      error_rate: ratio(costs.errors, costs.tool_calls),
      smoothness: smoothness === undefined ? undefined : Math.round(smoothness * 1000) / 1000,
    });
  });
  return projects
    .sort((a, b) => b.active_s - a.active_s || compareCodePoints(a.project, b.project))
    .slice(0, MOST_PROJECTS);
}

export const typesOf = (sessions: Sessions): WireReport['session_types'] =>
  Object.fromEntries(
    SESSION_TYPES.map((type) => [type, sessions.filter(({ facts }) => facts.type === type).length]),
  ) as WireReport['session_types'];

/** Upper bounds in seconds: 5, 15, 30 minutes, 1, 2 and 4 hours. */
const LENGTHS: readonly (number | undefined)[] = [300, 900, 1800, 3600, 7200, 14_400, undefined];

export const lengthsOf = (sessions: Sessions): WireReport['session_lengths'] =>
  LENGTHS.map((below, index) => {
    const least = LENGTHS[index - 1] ?? 0;
    const isInside = ({ session: { active_s } }: ReportedSession) =>
      active_s >= least && (below === undefined || active_s < below);
    return present({ below_s: below, sessions: sessions.filter(isInside).length });
  });

export const nameOf = (name: string, quote: Quote): string => quote.clean(name).slice(0, LONGEST_NAME);
