import { oneOf, type Scene } from './scene.js';

/** What `acme deploy` prints does not say whether anything is live. */
export const confusedAfterDeploy: Scene = (session) => {
  session
    .prompt(oneOf(session, 'deploy it to staging', 'ok, deploy', 'deploy the current branch'))
    .bash('acme deploy --env staging', { prints: 'Queued (state 7). Handle: stg-4471.', took: 3 })
    .done('The deployment is queued with state 7.')
    .later(50)
    .prompt(oneOf(session, 'what does that mean?', 'What does this mean, is it live?'))
    .bash('acme status stg-4471', { prints: 'stg-4471  state=7  since=00:01:12', took: 2 })
    .done('It is in state 7 since 72 seconds.')
    .later(70)
    .prompt(
      oneOf(
        session,
        "I don't understand. Is it live or not?",
        'why is it still at 7?',
        "i'm confused, did it deploy?",
      ),
    )
    .bash('acme status stg-4471 --verbose', {
      prints: 'stg-4471  state=7 (waiting for a free slot)  position=2',
      took: 2,
    })
    .done('State 7 means that it waits for a free slot: two deployments are ahead of it.');
};

/** The person declines a command and says what to do instead. */
export const rejectedPush: Scene = (session) => {
  session
    .prompt('bring my branch up to date')
    .bash('git fetch origin && git rebase origin/main', {
      prints: 'Successfully rebased and updated refs/heads/tides.',
      took: 4,
    })
    .bash('git push --force', {
      rejected: oneOf(
        session,
        'use --force-with-lease, others work on this branch',
        'never force push without lease',
      ),
    })
    .bash('git push --force-with-lease', {
      prints: ' + 31c77aa...9be01f4 tides -> tides (forced update)',
      took: 3,
    })
    .done('The branch is rebased and pushed.');
};

export const rejectedInstall: Scene = (session) => {
  session
    .prompt('we need relative dates in the arrivals table')
    .bash('npm install moment', { rejected: true })
    .later(20)
    .prompt('no new dependencies, Intl.RelativeTimeFormat is enough')
    .edit(
      'src/arrivals/when.ts',
      'return String(at)',
      "return new Intl.RelativeTimeFormat('en').format(minutes, 'minute')",
    )
    .done('Relative dates without a new dependency.');
};

/** A search over everything is stopped, then asked for more narrowly. */
export const interruptedSearch: Scene = (session) => {
  session
    .prompt('where do we read the harbour codes?')
    .bash("find / -name '*.codes' 2>/dev/null", { interrupted: '', took: 34 })
    .later(8)
    .prompt('only in this repository')
    .bash("git grep -n 'HarbourCode'", {
      prints: 'src/codes/load.ts:9:export function loadHarbourCodes(): HarbourCode[] {',
    })
    .done('They are read in `src/codes/load.ts`.');
};

export const interruptedThought: Scene = (session) => {
  session
    .prompt('rename Berth to Mooring everywhere')
    .bash("git grep -l 'Berth' | wc -l", { prints: '41' })
    .interrupt()
    .later(6)
    .prompt('stop, only in the user interface texts please')
    .edit('src/texts/en.json', '"berths": "Berths"', '"berths": "Moorings"')
    .done('Only the texts say Mooring now.');
};

/** The agent does something else than was asked. */
export const corrected: Scene = (session) => {
  session
    .prompt('make the header sticky on mobile only')
    .edit('src/layout/header.css', '.header { position: static; }', '.header { position: sticky; top: 0; }')
    .done('The header is sticky now.')
    .later(40)
    .prompt(oneOf(session, 'no, i meant on mobile only', 'no, only on small screens, i said mobile'))
    .edit(
      'src/layout/header.css',
      '.header { position: sticky; top: 0; }',
      '@media (max-width: 40rem) {\n  .header { position: sticky; top: 0; }\n}',
    )
    .done('It is sticky below 40 rem only.');
};

/** The person adds a wish while a command runs. */
export const queuedWish: Scene = (session) => {
  session
    .prompt('run the linter over the project')
    .bash('npm run lint', {
      prints: '> harbor-web@3.4.1 lint\n> biome check .\n\nChecked 412 files in 2s. No fixes applied.',
      took: 11,
      queued: 'and update the changelog when you are through',
    })
    .edit('CHANGELOG.md', '## Unreleased', '## Unreleased\n\n- Arrivals are sorted by time.')
    .done('The linter is happy and the changelog has a line about the arrivals.')
    .queuedPrompt('thanks, also mention the tide chart')
    .edit(
      'CHANGELOG.md',
      '- Arrivals are sorted by time.',
      '- Arrivals are sorted by time.\n- Tide heights are in metres.',
    )
    .done('Added.');
};
