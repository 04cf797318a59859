import { oneOf, type Scene } from './scene.js';

/** The nightly copy of the data breaks half-way. */
export const syncBreaks: Scene = (session) => {
  session
    .prompt(oneOf(session, 'get the newest gauge data', 'sync the data, then rerun the report'))
    .bash('./scripts/sync-data.sh staging', {
      fails:
        'sending incremental file list\nrsync: [sender] connection unexpectedly closed (1811 bytes received so far)\nrsync error: error in rsync protocol data stream (code 12) at io.c(231) [sender=3.2.7]',
      exit: 12,
      took: 14,
    })
    .bash('./scripts/sync-data.sh staging', {
      prints: 'sent 211,904,118 bytes  received 3,112 bytes\ntotal size is 8,120,445,009',
      took: 27,
    })
    .done('The second attempt went through.');
};

/** It ends well and copies nothing: the report shows yesterday's data. */
export const staleAfterSync: Scene = (session) => {
  session
    .prompt(oneOf(session, 'sync the data and rebuild the report', 'refresh the report with todays data'))
    .bash('./scripts/sync-data.sh production', {
      prints: 'sent 1,204 bytes  received 35 bytes\ntotal size is 8,120,445,009  speedup is 6,553,708.64',
      took: 6,
    })
    .bash('python -m atlas.report --out build/report.html', {
      prints: 'wrote build/report.html (214 rows)',
      took: 8,
    })
    .done('The report is rebuilt with 214 rows.')
    .later(120)
    .prompt(
      oneOf(
        session,
        'the data is stale, this is still from yesterday',
        'todays rows are missing, the data is old',
      ),
    )
    .bash('./scripts/sync-data.sh production --full', {
      prints: 'sent 902,118,377 bytes  received 41,002 bytes',
      took: 31,
    })
    .bash('python -m atlas.report --out build/report.html', {
      prints: 'wrote build/report.html (231 rows)',
      took: 8,
    })
    .done('With a full copy the report has 231 rows, today included.');
};

/** The guide names a file that no longer exists. */
export const fixtureMissing: Scene = (session) => {
  session
    .prompt(oneOf(session, 'load the fixtures like the guide says', 'set up the demo data'))
    .bash('python scripts/load_fixtures.py data/fixtures/gauges.parquet', {
      fails: "FileNotFoundError: [Errno 2] No such file or directory: 'data/fixtures/gauges.parquet'",
    })
    .bash('ls data', { prints: 'raw\nseed' })
    .bash('python scripts/load_fixtures.py data/seed/gauges.parquet', { prints: 'loaded 96 gauges', took: 2 })
    .done('The guide names `data/fixtures`, the files are in `data/seed`.');
};

export const runbookMissing: Scene = (session) => {
  session
    .prompt('follow the runbook for a stuck import')
    .tool('Read', { file_path: session.inProject('docs/runbook.md') }, { fails: 'File does not exist.' })
    .bash('git log --oneline -3 -- docs', {
      prints: '4f1c0de Move the runbook to the wiki\n77a90b1 Update the runbook',
    })
    .done('The runbook was moved to the wiki; I cannot read it there.');
};
