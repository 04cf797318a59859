import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPath } from '../analysis/places.js';
import type { Storing } from '../analysis/storing.js';
import type { AnalyzeOptions } from '../pipeline.js';
import { type Arguments, type Context, flagArgument, numberArgument, textArgument } from './command.js';
import { surroundings } from './reading.js';
import type { Setup } from './setup.js';

/** The store of this call, open; absent where none is configured or the call is a question of its own. */
export async function storingFor(
  args: Arguments,
  setup: Setup,
  context: Context,
  options: AnalyzeOptions,
): Promise<Storing | undefined> {
  const { value, origin } = setup.config.store;
  if (typeof value !== 'string' || args.spooled === true || args.demo === true) return undefined;
  if (origin !== 'flag' && isOneOff(args)) return undefined;
  if (flagArgument(args, 'dry-run')) return undefined;
  const { openStoring } = await import('../analysis/open-storing.js');
  const path = toPath(value, surroundings(context));
  return openStoring({ path, version: context.version, code: codeOf(context) }, options);
}

/** Another folder, gap or limit than usual would push out of the store what the next usual call needs. */
export const isOneOff = (args: Arguments): boolean =>
  textArgument(args, 'path') !== undefined ||
  textArgument(args, 'gap') !== undefined ||
  numberArgument(args, 'max-line') !== undefined;

/** Digest of the code that reads, as the build left it. */
export function codeOf({ installation, version }: Context): string {
  try {
    return readFileSync(join(installation, 'dist', 'code.txt'), 'utf8');
  } catch {
    return version;
  }
}
