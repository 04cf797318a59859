import { stat } from 'node:fs/promises';
import { EXIT } from '../../failure.js';
import { isZone, parseDuration } from '../../timing/clock.js';
import { type Finding, fail, ok, type Patient } from '../check.js';

/** Who else can change what is run, and values that only a run would stumble over. */
export async function checkConfiguration({ config, configPath }: Patient): Promise<readonly Finding[]> {
  const file = configPath === undefined ? ok('file', 'none: defaults hold') : await checkFile(configPath);
  return [file, checkZone(config.tz.value), checkGap(config.gap.value)];
}

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

function checkGap(gap: string): Finding {
  const length = parseDuration(gap);
  return length !== undefined && length > 0
    ? ok('gap', gap)
    : fail(EXIT.configuration, 'gap', `${gap}: no duration`, 'Give gap a duration such as 10m.');
}
