import type { FetchingOptions } from '../analysis/fetching.js';
import { toPath } from '../analysis/places.js';
import type { VerifyMode } from '../config/schema.js';
import { formatDate } from '../timing/clock.js';
import { type Arguments, type Context, flagArgument, textsArgument } from './command.js';
import { pathArgument, surroundings } from './reading.js';
import type { Setup } from './setup.js';

/** `--verify`, `--no-verify`, or what the configuration says. */
const verifyMode = ({ verify }: Arguments, configured: VerifyMode): VerifyMode =>
  verify === true ? 'always' : verify === false ? 'never' : configured;

/** What a fetch takes from arguments and configuration. Names narrow it, never file times. */
export function fetchingOptions(args: Arguments, setup: Setup, context: Context): FetchingOptions {
  const { config, window } = setup;
  const users = textsArgument(args, 'user');
  const sessions = textsArgument(args, 'session');
  const since = window.by === 'start' ? window.since : undefined;
  return {
    sources: config.sources.value,
    mirror: toPath(config.mirror.value, surroundings(context)),
    narrow: {
      ...(users.length === 0 ? {} : { users }),
      ...(sessions.length === 0 ? {} : { sessions }),
      forgotten: setup.forgotten,
      ...(since === undefined ? {} : { sinceDay: formatDate(since) }),
    },
    verify: { mode: verifyMode(args, config.verify.value), asOf: setup.asOf },
    acceptNewHostKey: flagArgument(args, 'accept-new-host-key'),
    sshConfig: pathArgument(args, 'ssh-config', context),
    environment: context.environment,
  };
}
