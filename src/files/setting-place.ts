import type { Setting } from '../config/config.js';
import { UserError } from '../failure.js';

export type SettingOrigin = Pick<Setting<unknown>, 'name' | 'origin' | 'detail'>;

/** A flag, a variable, or a key of a file with its line. */
export async function placeOf({ name, origin, detail }: SettingOrigin): Promise<string> {
  if (origin !== 'file') return detail === '' ? name : detail;
  // The parser is fetched for errors alone.
  const { lineIn } = await import('./yaml-line.js');
  const line = lineIn({ file: detail, path: name });
  return `${line === undefined ? detail : `${detail}:${line}`}: ${name}`;
}

/** What fails for what a setting says is told with where it says so. */
export async function blaming<Outcome>(
  setting: SettingOrigin,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.exitCode, `${await placeOf(setting)}: ${error.message}`, { cause: error });
  }
}
