import { counted } from '../../drafts/figures.js';
import type { WireReport, WireTool } from '../../wire/contract-report.js';
import { coverageText } from '../coverage.js';
import { grouped, percent } from './figures.js';
import { type Block, code, figure, type Section, type Series } from './outline.js';

const CHARTED = 8;

export function toolsSection({ tools }: WireReport): Section {
  const none: Block = { kind: 'paragraph', text: 'No tool was called.' };
  const blocks = tools.length === 0 ? [none] : [chart(tools.slice(0, CHARTED)), table(tools)];
  return { id: 'tools', title: 'Tools', blocks };
}

const chart = (tools: readonly WireTool[]): Block => ({
  kind: 'chart',
  id: 'tool-chart',
  table: 'tool-table',
  caption: 'How calls of the most used tools end',
  direction: 'across',
  axis: '% of calls',
  labels: tools.map(({ tool }) => tool),
  series: [
    outcome(tools, 'error', 'lost', ({ errors }) => errors),
    outcome(tools, 'declined', 'perhaps', ({ declined }) => declined),
    outcome(tools, 'other', 'quiet', ({ other }) => other),
    outcome(tools, 'ok', 'calm', ({ ok }) => ok),
  ],
});

const outcome = (
  tools: readonly WireTool[],
  name: string,
  tone: Series['tone'],
  read: (tool: WireTool) => number,
): Series => ({
  ...{ name, tone },
  values: tools.map((tool) => Math.round((1000 * read(tool)) / tool.calls) / 10),
  texts: tools.map((tool) => `${name}: ${read(tool)} of ${counted(tool.calls, 'call')}`),
});

const table = (tools: readonly WireTool[]): Block => ({
  kind: 'table',
  id: 'tool-table',
  caption:
    'Most called first. Declined by a person or a policy; other is interrupted, cancelled, in the background or without a result.',
  columns: ['Tool', 'Calls', 'Sessions', 'Succeeded', 'Errors', 'Declined', 'Other'],
  rows: tools.map((tool) => [
    code(tool.tool),
    figure(grouped(tool.calls)),
    figure(tool.sessions),
    figure(percent(tool.success_rate)),
    figure(tool.errors),
    figure(tool.declined),
    figure(tool.other),
  ]),
});

/** What fails most, and what of it nobody has a rule for. */
export function errorsSection({ errors, unexplained_errors: unknown, summary }: WireReport): Section {
  const common: Block = {
    kind: 'table',
    id: 'error-table',
    caption: 'The most frequent failing lines; values are replaced by what they are.',
    columns: ['Failing line', 'Tool', 'Errors', 'Sessions'],
    rows: errors.map((error) => [
      code(error.template),
      code(error.tool),
      figure(error.errors),
      figure(error.sessions),
    ]),
  };
  const unexplained: Block = {
    kind: 'table',
    id: 'unexplained-table',
    caption: 'Errors that no rule explains, by failing line.',
    columns: ['Failing line', 'Errors', 'Sessions', 'People'],
    rows: unknown.map(({ text, count, sessions, people }) => [
      code(text),
      figure(count),
      figure(sessions),
      figure(people),
    ]),
  };
  const sum = `${counted(summary.errors, 'error')} in ${counted(summary.tool_calls, 'tool call')} (${percent(summary.error_rate)}); no rule explains ${summary.unexplained_errors} of them (${percent(summary.unexplained_share)}).`;
  return {
    id: 'errors',
    title: 'Errors',
    blocks: [
      { kind: 'paragraph', text: sum },
      ...(errors.length === 0 ? [] : [common]),
      ...(unknown.length === 0 ? [] : [unexplained]),
    ],
  };
}

/** What was read and what was not. */
export const coverageSection = ({ coverage }: WireReport): Section => ({
  id: 'coverage',
  title: 'Coverage',
  blocks: coverageText(coverage).map((line) => ({ kind: 'paragraph', text: `${line}.` })),
});
