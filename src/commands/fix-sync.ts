import { toPath } from '../analysis/places.js';
import type { Config } from '../config/config.js';
import type { FixEntry } from '../config/schema.js';
import { counted } from '../drafts/figures.js';
import { DRAFT_LABEL } from '../drafts/labels.js';
import { EXIT, UserError } from '../failure.js';
import { readFixCommits } from '../files/fix-commits.js';
import { readIssues } from '../files/reports/issues.js';
import { blaming } from '../files/setting-place.js';
import { fixNote } from '../findings/fix-note.js';
import {
  type ClosedIssue,
  type FixCommit,
  type FixProposal,
  proposeFixes,
} from '../findings/fix-proposal.js';
import { type KnownFix, unrecorded } from '../findings/known-fixes.js';
import { PUBLIC_API, readClosedIssues } from '../sources/github/closed-issues.js';
import { githubToken } from '../sources/github/token.js';
import { formatDate, formatInstant, parseMoment } from '../timing/clock.js';
import { parseDuration } from '../timing/duration.js';
import { type Milliseconds, toInstant, toMilliseconds } from '../units.js';
import { fixTable } from '../views/fixes.js';
import { type Arguments, type Context, flagArgument, type Result, textsArgument } from './command.js';
import { fixesFile } from './fix-actions.js';
import { surroundings } from './reading.js';
import { done, jsonDocument } from './result.js';
import { type Setup, setUp } from './setup.js';

const TIMEOUT_MS = 30_000;

/** Proposes a fix for every issue that was closed and every commit that carries a fingerprint; a person confirms them. */
export async function syncFixes(args: Arguments, context: Context): Promise<Result> {
  const setup = await setUp(args, context);
  const { config } = setup;
  // One that is wrong is told before anybody is asked.
  await fixesFile(config, context);
  const clones = clonesFor(args, config, context);
  if (config.github.value === undefined && clones.length === 0) throw nothingToRead();
  const issues = await closedIssues(config, context);
  const commits = await commitsOf(clones, args, config);
  const rollout = parseDuration(config.rolloutDelay.value) ?? toMilliseconds(0);
  const proposals = proposeFixes(issues, commits, rollout);
  const rules = await rulesByFingerprint(config, context);
  // What was recorded while GitHub was asked counts, too.
  const { file, path } = await fixesFile(config, context);
  const fresh = unrecorded(
    proposals,
    file.entries.map((entry) => knownFix(entry, setup)),
    config.github.value?.repo,
  );
  const entries = fresh.map((proposal) => entryOf(proposal, rules, rollout));
  const dryRun = flagArgument(args, 'dry-run');
  // A configuration that names the file wants it to be there, even without an entry.
  if (!dryRun && (entries.length > 0 || !file.exists)) await file.add(entries);
  const read = {
    closed_issues: issues.length,
    commits: commits.length,
    known: proposals.length - fresh.length,
  };
  const notes = [
    `Read ${counted(issues.length, 'closed issue')} with a fingerprint and ${counted(commits.length, 'commit')} that name issues or fingerprints; ${counted(read.known, 'fix', 'fixes')} known already.`,
    ...hints(entries, config, dryRun, path),
  ];
  if (flagArgument(args, 'json'))
    return jsonDocument({ ...read, proposed: entries, written: !dryRun && entries.length > 0 }, notes);
  return done(entries.length === 0 ? 'Nothing new to propose.' : fixTable(entries, context.columns), notes);
}

const nothingToRead = (): UserError =>
  new UserError(
    EXIT.configuration,
    'fixes sync: nothing to read. Configure github: { repo: OWNER/NAME }, or name a local clone: --clone DIR, or provenance.repos.',
  );

function clonesFor(args: Arguments, config: Config, context: Context): readonly string[] {
  const named = textsArgument(args, 'clone');
  const clones = named.length > 0 ? named : config.provenanceRepos.value;
  return clones.map((clone) => toPath(clone, surroundings(context)));
}

/** Of a clone that cannot be read it is told who named it. */
async function commitsOf(
  clones: readonly string[],
  args: Arguments,
  config: Config,
): Promise<readonly FixCommit[]> {
  const read = async () => (await Promise.all(clones.map(readFixCommits))).flat();
  return textsArgument(args, 'clone').length > 0 ? read() : blaming(config.provenanceRepos, read);
}

async function closedIssues(config: Config, context: Context): Promise<readonly ClosedIssue[]> {
  const github = config.github.value;
  if (github === undefined) return [];
  const file = github.token_file === undefined ? undefined : toPath(github.token_file, surroundings(context));
  return readClosedIssues({
    repo: github.repo,
    api: github.api ?? PUBLIC_API,
    label: DRAFT_LABEL,
    token: githubToken(context.environment, file),
    userAgent: `frictionlog/${context.version}`,
    timeoutMs: TIMEOUT_MS,
  });
}

/** A date that cannot be read is told when fixes are used; here it is as old as can be. */
const knownFix = ({ issue, fingerprint, at, commit }: FixEntry, { asOf, zone }: Setup): KnownFix => ({
  ...{ issue, fingerprint, commit },
  at: parseMoment(at, asOf, zone) ?? toInstant(0),
});

/** Drafts are named after both; those that are gone leave the rule unnamed. */
async function rulesByFingerprint(config: Config, context: Context): Promise<ReadonlyMap<string, string>> {
  const reports = toPath(config.reports.value, surroundings(context));
  const drafts = await readIssues(`${reports}/issues`);
  return new Map(
    drafts.flatMap(({ rule, draft }) => (draft === undefined ? [] : [[draft.fingerprint, rule]])),
  );
}

function entryOf(
  { issue, fingerprint, at, commit, closedAt, mergedAt }: FixProposal,
  rules: ReadonlyMap<string, string>,
  rollout: Milliseconds,
): FixEntry {
  const rule = rules.get(fingerprint);
  const event = closedAt === mergedAt ? 'closed' : 'committed';
  return {
    ...(rule === undefined ? {} : { rule }),
    ...{ fingerprint, issue, at: formatInstant(at) },
    ...(commit === undefined ? {} : { commit }),
    note: fixNote(event, formatDate(mergedAt), rollout > 0),
    proposed: true,
  };
}

function hints(
  entries: readonly FixEntry[],
  config: Config,
  dryRun: boolean,
  path: string,
): readonly string[] {
  const [first] = entries;
  if (first === undefined) return [];
  return [
    dryRun ? `Nothing was written to ${path}.` : `Written to ${path}, and not used yet.`,
    ...(config.rolloutDelay.origin === 'default'
      ? ['The dates are those of the merge: rollout_delay says how long users wait for it.']
      : []),
    `See that users had it then: frictionlog fixes confirm '${first.issue}' [--at INSTANT].`,
  ];
}
