import type { AnalyzedFolder } from '../../analysis/analyze.js';
import { findPlaces, toPath } from '../../analysis/places.js';
import { counted } from '../../drafts/figures.js';
import { EXIT, UserError } from '../../failure.js';
import { newestInstant } from '../../files/newest-instant.js';
import { pathIn } from '../../sources/folder.js';
import { formatDuration, formatMinute } from '../../timing/clock.js';
import { between, HOUR, type Instant } from '../../units.js';
import { type Finding, fail, ok, type Patient, warn } from '../check.js';

/** How old the newest record of each source is, by what stands inside transcripts. File times say nothing. */
export async function checkFreshness(patient: Patient): Promise<readonly Finding[]> {
  const { config, around } = patient;
  const mirror = toPath(config.mirror.value, around);
  try {
    const places = findPlaces({ path: undefined, sources: config.sources.value, mirror }, around);
    const findings: Finding[] = [];
    for (const place of places) findings.push(await checkPlace(place, patient));
    return findings;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [fail(EXIT.noInput, 'transcripts', error.message, nothingYet(config))];
  }
}

const nothingYet = ({ sources }: Patient['config']): string =>
  sources.value.some(({ type }) => type === 'ssh')
    ? 'Fetch first (frictionlog fetch), or check the sources of the configuration.'
    : 'Work with Claude Code on this machine first, or configure sources (frictionlog init).';

const AWAY = 'Bring the folder back, or correct its root among the sources of the configuration.';

async function checkPlace({ folder, host }: AnalyzedFolder, patient: Patient): Promise<Finding> {
  const { root, paths, problems } = folder;
  const unread = problems.find(({ code }) => code !== 'host-unavailable');
  if (paths.length === 0 && unread !== undefined)
    return fail(EXIT.noInput, host, `${unread.file}: ${unread.text}`, AWAY);
  if (paths.length === 0) return warn(host, `no transcript below ${root}`, nothingYet(patient.config));
  let newest: Instant | undefined;
  for (const path of paths) {
    const one = await newestInstant(pathIn(folder, path));
    if (one !== undefined && (newest === undefined || one > newest)) newest = one;
  }
  return freshness(host, `${counted(paths.length, 'transcript')} below ${root}`, newest, patient);
}

function freshness(
  host: string,
  what: string,
  newest: Instant | undefined,
  { asOf, staleAfter }: Patient,
): Finding {
  if (newest === undefined)
    return warn(
      host,
      `${what}, none with a time in it`,
      'Are these transcripts? frictionlog analyze says more.',
    );
  const age = between(newest, asOf);
  const found = `${what}, newest record ${formatMinute(newest)} UTC`;
  if (age < -HOUR) return warn(host, `${found}, in the future`, 'Check the clock of the host, or --as-of.');
  if (age <= staleAfter) return ok(host, found);
  return warn(
    host,
    `${found}, ${formatDuration(age)} ago`,
    'Nobody worked, or nothing comes any more: look at fetch and at what collects the transcripts.',
  );
}
