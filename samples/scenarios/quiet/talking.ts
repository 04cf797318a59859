import { type Session, session } from '../../builder.js';

/** Ordinary conversation: an accepted plan with a wish, one question, words that only look like a no. */
export function talking(): Session {
  const one = session({ user: 'cleo', start: '2026-02-13T08:30:00Z', version: '2.1.42', project: 'ferry' });
  one
    .prompt('plan the move to the new chart library')
    .tool(
      'ExitPlanMode',
      { plan: '1. Adapter\n2. Charts\n3. Clean up' },
      {
        rejected:
          "The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it was a file edit, the new_string was NOT written to the file). To tell you how to proceed, the user said:\ngood, and also remove the old tests",
      },
    )
    .says('I start with the adapter and remove the old tests with it.')
    .write('src/charts/adapter.ts', 'export const adapter = {};')
    .bash('npm test', {
      prints: ' Test Files  31 passed (31)\n      Tests  212 passed (212)',
      took: 9,
      wait: 3,
      queued: 'also mention it in the changelog',
    })
    .edit('CHANGELOG.md', '## Next', '## Next\n\n- New charts.')
    .done('The charts use the new library.');
  smallTalk(one);
  return one;
}

function smallTalk(one: Session): void {
  one
    .prompt('how large is the bundle now?')
    .bash('npm run build', { prints: '✓ built in 6.41s\ndist/index.js  231.90 kB', took: 7 })
    .done('It shrank by 40 kB.')
    .compact('auto', 'The charts were moved; the bundle shrank.')
    .prompt('nothing else, now commit it')
    .bash('git commit -am "New charts"', { prints: '[main 77a90b1] New charts\n 3 files changed' })
    .done('Committed.')
    .later(4_000)
    .prompt('note for later: the legend needs a margin')
    .bash('node scripts/report.js 2>&1 | tail -3', {
      prints:
        '04:10 INFO recovered from ECONNREFUSED after 2 tries\n04:11 INFO permission denied: 0\nreport written',
      took: 3,
    })
    .done('Noted.');
}
