import { bash } from '../builder/bash.js';
import { between, type Scene } from './scene.js';

/** The context fills up twice: logs were read whole. */
export const overflow: Scene = (session) => {
  const log = Array.from(
    { length: 40 },
    (_, row) => `2026-02-1${row % 9} 04:1${row % 6} gauge ${100 + row} reading ${row * 7} ok`,
  );
  session.prompt('find the gauge that went silent, read all logs of last week');
  for (const part of [1, 2]) {
    session
      .read(`logs/import-${part}.log`, log.join('\n'))
      .read(`logs/import-${part}b.log`, log.toReversed().join('\n'))
      .compact('auto', `The logs of day ${part} were read; no silent gauge yet.`);
    session.says('I go on with the next day.');
  }
  session.done('Gauge 117 has been silent since Tuesday.');
};

/** One automatic compaction is normal. */
export const oneCompaction: Scene = (session) => {
  session.compact('auto', 'The parser is written and tested; the chart is next.');
  session.says('I go on with the chart.');
};

/** The provider is overloaded; the harness tries again. */
export const overloaded: Scene = (session) => {
  session
    .prompt('summarise what changed this week')
    .apiErrors(529, 'Overloaded', between(session, 3, 5))
    .bash('git log --since=1.week --oneline', {
      prints: '9be01f4 Sort arrivals\n31c77aa Metres on the tide chart\na01d2c4 Loading state',
    })
    .done('Three changes: arrivals, tide chart, loading state.');
};

/** A subagent explores; its messages and ticks stand in the main file too, in versions that do so. */
export const delegated: Scene = (session) => {
  session.prompt('find out how the importer handles time zones');
  session.agent(
    'Explore time zone handling',
    'Find every place where the importer converts a time. Report files and functions.',
    'Times are converted in `tidepool/clock.py` only; the importer calls it twice.',
    (sub) => {
      bash(sub, "git grep -n 'astimezone'", {
        prints: 'tidepool/clock.py:12:    return value.astimezone(UTC)',
        took: 0.4,
      });
      bash(sub, 'python -m pytest tests/clock -q', { prints: '......\n6 passed in 4.71s', took: 6 });
    },
  );
  session.done('Only `tidepool/clock.py` converts times; the importer calls it twice.');
};

export const planTurnedDown: Scene = (session) => {
  session
    .prompt('plan the move to the new chart library')
    .tool(
      'ExitPlanMode',
      { plan: '1. Add an adapter\n2. Move charts one by one\n3. Remove the old library' },
      {
        rejected:
          "The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it was a file edit, the new_string was NOT written to the file). To tell you how to proceed, the user said:\nno adapter please, move them all at once",
      },
    )
    .done('Understood: all charts at once, without an adapter.');
};

/** Titles and modes stand beside the conversation, without a time; each version has its own. */
export const sidecars: Scene = (session) => {
  const { format, random } = session.thread;
  // A summary does not even say to which session it belongs.
  if (format.summaryLine) session.thread.push({ type: 'summary', summary: TITLE, leafUuid: random.uuid() });
  if (format.attachments) session.sidecar({ type: 'permission-mode', permissionMode: 'default' });
  if (format.titles) session.sidecar({ type: 'ai-title', aiTitle: TITLE });
};

const TITLE = 'Improve the harbour pages';

export const slashCommands: Scene = (session) => {
  session.slash('model', 'opus', 'Set model to opus');
  session.slash('review', 'only the arrivals page');
  session.says('I look at the arrivals page.');
  session.done('One remark: the page sorts twice.');
};
