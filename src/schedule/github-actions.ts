import type { Scheduled } from './job.js';

/** A workflow that fetches and drafts on a runner. Actions of GitHub itself, pinned to what was looked at. */
export const githubActionsFiles = (): Scheduled => ({
  files: [{ name: '.github/workflows/frictionlog.yml', text: WORKFLOW }],
  steps: [
    'package.json of that (private) repository names frictionlog: npm install --save-dev --save-exact <where you have it from>',
    'gh secret set FRICTIONLOG_SSH_KEY < KEY; gh secret set FRICTIONLOG_SSH_CONFIG < ssh_config; gh secret set FRICTIONLOG_KNOWN_HOSTS < known_hosts',
    'git add .github package.json package-lock.json frictionlog.yaml && git commit && git push',
  ],
});

const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
const SETUP_NODE = 'actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0';
const UPLOAD = 'actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0';

/** What a workflow puts in place of a name, before any shell sees it: for `env` alone. */
const expression = (name: string): string => `$\{{ ${name} }}`;

const WORKFLOW = `# Written by frictionlog init, for a private repository that holds frictionlog.yaml (with ssh sources only) and names
# frictionlog in its package.json: the lock file says which code runs. GitHub starts scheduled workflows late when it
# is busy, and stops them after 60 days without a commit. A runner of your own keeps the mirror between runs, if
# FRICTIONLOG_HOME lies outside of its temporary folder.
name: frictionlog
on:
  schedule:
    - cron: '17 3 * * *'
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: frictionlog
  cancel-in-progress: false
jobs:
  drafts:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
      - uses: ${SETUP_NODE}
        with:
          node-version: 22
      - name: Install what the lock file names
        run: npm ci --ignore-scripts
      - name: Prepare SSH
        env:
          SSH_KEY: ${expression('secrets.FRICTIONLOG_SSH_KEY')}
          SSH_CONFIG: ${expression('secrets.FRICTIONLOG_SSH_CONFIG')}
          KNOWN_HOSTS: ${expression('secrets.FRICTIONLOG_KNOWN_HOSTS')}
        run: |
          umask 077
          mkdir -p ~/.ssh
          printf '%s\\n' "$SSH_KEY" > ~/.ssh/frictionlog
          printf '%s\\nHost *\\n  IdentityFile ~/.ssh/frictionlog\\n  IdentitiesOnly yes\\n' "$SSH_CONFIG" > ~/.ssh/config
          printf '%s\\n' "$KNOWN_HOSTS" > ~/.ssh/known_hosts
      - name: Fetch, analyze, draft
        env:
          FRICTIONLOG_HOME: ${expression('runner.temp')}/frictionlog
        # Tables and errors hold real names and text of transcripts: they are not for the log, and a line that begins
        # with two colons would be a command to the runner. Drafts and summary are made to be passed on.
        run: |
          code=0
          npx --no-install frictionlog run --quiet --config frictionlog.yaml --reports drafts > "$RUNNER_TEMP/frictionlog.txt" 2>&1 || code=$?
          rm -f "$RUNNER_TEMP/frictionlog.txt"
          if [ -f drafts/summary.md ]; then head -c 900000 drafts/summary.md >> "$GITHUB_STEP_SUMMARY"; fi
          if [ "$code" != 0 ]; then echo "::error::frictionlog ended with exit code $code; its README says what that means"; fi
          exit "$code"
      - if: always()
        uses: ${UPLOAD}
        with:
          name: drafts
          path: drafts/
          if-no-files-found: ignore
          retention-days: 30
`;
