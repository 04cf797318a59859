import type { MeasureName } from '../measures.js';
import type { Groups, Statistic } from '../statistic.js';

const ranking = (name: string, title: string, order: MeasureName): Groups => ({
  kind: 'groups',
  ...{ name, title, by: 'file', order },
  measures: ['file_reads', 'file_edits', 'file_failures', 'calling_sessions'],
  regrouped: ['files', 'file_reads', 'file_edits', 'file_failures', 'calling_sessions'],
  onlyAbove: order,
  chart: undefined,
  draw: 'bars',
  limit: 10,
});

export const files: Statistic = {
  name: 'files',
  describe: 'Files most read, edited and failed on',
  examples: [
    ['frictionlog files --project ferry', 'of one project'],
    ['frictionlog files --by project', 'how many of each'],
  ],
  total: ['sessions', 'files', 'file_reads', 'file_edits', 'file_failures', 'calling_sessions'],
  head: ['files', 'file_reads', 'file_edits', 'file_failures'],
  counts: 'file_counts',
  nothing: 'No file was read or edited in these sessions.',
  sections: [
    { ...ranking('groups', 'Most read', 'file_reads'), chart: 'file_reads' },
    ranking('edited', 'Most edited', 'file_edits'),
    ranking('failed', 'Most failed on', 'file_failures'),
  ],
};
