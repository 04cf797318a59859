import { counted, listed } from '../../drafts/figures.js';
import { smoothnessWord } from '../../statistics/smoothness.js';
import type { WireReport } from '../../wire/contract-report.js';
import type { WireSummary } from '../../wire/contract-summary.js';
import { durationCell, idCell, instantCell } from '../cell.js';
import { dayOf, oneDigit, percent, scoreText } from './figures.js';
import { type Block, code, figure, type Section, words } from './outline.js';

/** How long sessions are, what they are about, and the newest ones. */
export function sessionsSection(report: WireReport): Section {
  const { summary, sessions } = report;
  if (summary.sessions === 0)
    return { id: 'sessions', title: 'Sessions', blocks: [{ kind: 'paragraph', text: 'There are none.' }] };
  return {
    id: 'sessions',
    title: 'Sessions',
    blocks: [
      lengthChart(report),
      lengthTable(report),
      spreadTable(summary),
      { kind: 'paragraph', text: typesText(report) },
      ...(sessions.length === 0 ? [] : [newest(report)]),
    ],
  };
}

function lengthChart({ session_lengths: lengths }: WireReport): Block {
  return {
    kind: 'chart',
    id: 'length-chart',
    table: 'length-table',
    caption: 'How long sessions are active',
    direction: 'up',
    axis: 'sessions',
    labels: lengths.map((_, index) => lengthLabel(lengths, index)),
    series: [
      {
        name: 'sessions',
        tone: 'active',
        values: lengths.map(({ sessions }) => sessions),
        texts: lengths.map(({ sessions }) => counted(sessions, 'session')),
      },
    ],
  };
}

const lengthTable = ({ session_lengths: lengths, summary }: WireReport): Block => ({
  kind: 'table',
  id: 'length-table',
  caption: 'Sessions by active time.',
  columns: ['Active for', 'Sessions', 'Share'],
  rows: lengths.map(({ sessions }, index) => [
    words(lengthLabel(lengths, index)),
    figure(sessions),
    figure(percent(sessions / summary.sessions)),
  ]),
});

function lengthLabel(lengths: WireReport['session_lengths'], index: number): string {
  const [from, to] = [lengths[index - 1]?.below_s, lengths[index]?.below_s];
  if (from === undefined) return `under ${durationCell(to)}`;
  return to === undefined ? `${durationCell(from)} or more` : `${durationCell(from)} to ${durationCell(to)}`;
}

const spreadTable = (summary: WireSummary): Block => ({
  kind: 'table',
  id: 'spread-table',
  caption: 'A session in the middle (p50), and at the long end.',
  columns: ['Per session', 'Mean', 'p50', 'p95', 'p99'],
  rows: [
    [
      words('Active time'),
      ...[summary.mean_active_s, summary.p50_active_s, summary.p95_active_s, summary.p99_active_s].map(
        duration,
      ),
    ],
    [
      words('From first to last activity'),
      ...[summary.mean_span_s, summary.p50_span_s, summary.p95_span_s, summary.p99_span_s].map(duration),
    ],
  ],
});

const duration = (length: number | undefined) => figure(durationCell(length));

function typesText({ session_types: types, summary }: WireReport): string {
  const kinds = listed([
    `${types.edit} changed files`,
    `${types.shell} ran commands only`,
    `${types.read} used other tools`,
    `${types.talk} were talk alone`,
  ]);
  return `Of ${counted(summary.sessions, 'session')} ${kinds}. On average a session has ${oneDigit(summary.prompts_per_session)} prompts and ${oneDigit(summary.tool_calls_per_session)} tool calls.`;
}

/** Who had them is not said. */
const newest = ({ sessions, time_zone: zone }: WireReport): Block => ({
  kind: 'table',
  id: 'session-table',
  caption: `The newest ${counted(sessions.length, 'session')}.`,
  columns: ['Began', 'Session', 'Project', 'Kind', 'Ended', 'Active', 'Prompts', 'Calls', 'Errors'],
  rows: sessions.map((session) => [
    words(instantCell(session.start, zone)),
    code(idCell(session.session_id)),
    code(session.project ?? ''),
    words(session.type),
    words(session.ended),
    figure(durationCell(session.active_s)),
    figure(session.prompts),
    figure(session.tool_calls),
    figure(session.errors),
  ]),
});

export function projectsSection({ projects, summary }: WireReport): Section {
  const rest = summary.projects - projects.length;
  const more = rest > 0 ? ` ${counted(rest, 'project')} more are left out.` : '';
  const table: Block = {
    kind: 'table',
    id: 'project-table',
    caption: `Most active first.${more}`,
    columns: [
      'Project',
      'Sessions',
      'People',
      'Active',
      'Lost, at least',
      'Smoothness',
      'Errors',
      'Errors per call',
    ],
    rows: projects.map((project) => [
      code(project.project),
      figure(project.sessions),
      figure(project.people),
      figure(durationCell(project.active_s)),
      figure(durationCell(project.lost_s)),
      figure(smoothnessText(project.smoothness)),
      figure(project.errors),
      figure(percent(project.error_rate)),
    ]),
  };
  const none: Block = { kind: 'paragraph', text: 'No session names a working folder.' };
  return { id: 'projects', title: 'Projects', blocks: [projects.length === 0 ? none : table] };
}

const smoothnessText = (smoothness: number | undefined): string =>
  smoothness === undefined ? '–' : `${scoreText(smoothness)}, ${smoothnessWord(smoothness)}`;

/** How much everybody uses the tool; nothing in it rates anybody. */
export function peopleSection({ people, time_zone: zone }: WireReport): Section {
  const blocks: readonly Block[] =
    people === undefined
      ? [{ kind: 'paragraph', text: 'Fewer than three people: nothing is broken down by person.' }]
      : [
          {
            kind: 'table',
            id: 'people-table',
            caption: 'In the order of their names. Parallel sessions of a person count once.',
            columns: ['Person', 'Sessions', 'Active time', 'Last active'],
            rows: people.map((person) => [
              words(person.person),
              figure(person.sessions),
              figure(durationCell(person.active_union_s)),
              words(dayOf(person.last_active, zone)),
            ]),
          },
        ];
  return { id: 'people', title: 'People', blocks };
}
