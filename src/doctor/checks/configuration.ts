import { stat } from 'node:fs/promises';
import { type FixSource, fixSource, readFixes } from '../../analysis/fixes.js';
import { type Surroundings, toPath } from '../../analysis/places.js';
import { webhookOf } from '../../analysis/webhook-address.js';
import type { Config } from '../../config/config.js';
import { counted } from '../../drafts/figures.js';
import { EXIT, UserError } from '../../failure.js';
import { git, gitReason } from '../../files/git.js';
import { loadRules, type RuleFolders } from '../../files/rules.js';
import { githubToken } from '../../sources/github/token.js';
import { isZone } from '../../timing/clock.js';
import { parseDuration } from '../../timing/duration.js';
import type { Instant } from '../../units.js';
import { type Finding, fail, ok, type Patient, tried, warn } from '../check.js';

/** Who else can change what is run, and values that only a run would stumble over. */
export async function checkConfiguration({
  config,
  configPath,
  around,
  asOf,
  rules,
}: Patient): Promise<readonly Finding[]> {
  const file = configPath === undefined ? ok('file', 'none: defaults hold') : await checkFile(configPath);
  const fixes = fixSource(config, around);
  const zone = isZone(config.tz.value) ? config.tz.value : 'utc';
  const hasFixes = fixes.kind === 'file' || fixes.entries.length > 0;
  const clones = config.provenanceRepos.value.map((repo) => toPath(repo, around));
  return [
    ...[file, checkZone(config.tz.value), checkDuration('gap', config.gap.value)],
    ...(config.keep.value === undefined ? [] : [checkDuration('keep', config.keep.value)]),
    ...(hasFixes ? [await checkFixes(fixes, rules, { asOf, zone })] : []),
    ...(await Promise.all(clones.map(checkClone))),
    ...(await checkSecrets(config, around)),
  ];
}

async function checkFixes(
  source: FixSource,
  folders: RuleFolders,
  now: { readonly asOf: Instant; readonly zone: string },
): Promise<Finding> {
  const { rules, disabled, errors } = await loadRules(folders);
  if (errors.length > 0) return warn('fixes', 'not looked at: they name rules', 'Mend the rules first.');
  try {
    const fixes = await readFixes(source, [...disabled, ...rules.map(({ rule }) => rule)], now);
    return ok('fixes', `${source.file}, ${counted(fixes.length, 'confirmed fix', 'confirmed fixes')}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const mend = 'Mend it or take `fixes` out: a run would end with 78.';
    return fail(EXIT.configuration, 'fixes', error.message, mend);
  }
}

/** A folder inside a clone will do. */
async function checkClone(path: string): Promise<Finding> {
  try {
    await git(path, ['rev-parse', '--git-dir'], { timeoutMs: 30_000, bytes: 1024 * 1024 });
    return ok('provenance', path);
  } catch (error) {
    const mend = 'Clone it there, or take it out of provenance.repos: drafting would end with 78.';
    return fail(
      EXIT.configuration,
      'provenance',
      `${path} is no git clone that can be read (${gitReason(error)})`,
      mend,
    );
  }
}

/** Secrets that a run, and `fixes sync`, would read: that they can be is told, not what they are. */
async function checkSecrets(config: Config, around: Surroundings): Promise<readonly Finding[]> {
  const github = config.github.value;
  const { value } = config.webhook;
  const token = github?.token_file === undefined ? undefined : toPath(github.token_file, around);
  return [
    ...(value === undefined || value === false
      ? []
      : [await tried('webhook', MEND_WEBHOOK, () => webhookOf(config, around)?.host ?? 'none')]),
    ...(github === undefined
      ? []
      : [
          await tried('github', MEND_GITHUB, () => {
            const isGiven = githubToken(around.environment, token) !== undefined;
            return `${github.repo}, ${isGiven ? 'with a token' : 'without a token'}`;
          }),
        ]),
  ];
}

const MEND_WEBHOOK = 'Mend it or take `webhook` out: a run would end with this code.';
const MEND_GITHUB = 'Mend it or take `github.token_file` out: fixes sync would end with this code.';

const OTHERS_WRITE = 0o022;

async function checkFile(path: string): Promise<Finding> {
  const { mode } = await stat(path);
  if ((mode & OTHERS_WRITE) === 0) return ok('file', path);
  const found = `${path} can be changed by others, and with it which hosts and rules are used`;
  return fail(EXIT.permission, 'file', found, `chmod go-w '${path}'`);
}

const checkZone = (zone: string): Finding =>
  isZone(zone)
    ? ok('tz', zone)
    : fail(EXIT.configuration, 'tz', `${zone}: no such time zone`, 'Give tz a name such as Europe/Berlin.');

function checkDuration(name: 'gap' | 'keep', text: string): Finding {
  const length = parseDuration(text);
  const example = name === 'gap' ? '10m' : '180d';
  return length !== undefined && length > 0
    ? ok(name, text)
    : fail(EXIT.configuration, name, `${text}: no duration`, `Give ${name} a duration such as ${example}.`);
}
