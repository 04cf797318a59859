import { dirname, join, sep } from 'node:path';
import { toPath } from '../analysis/places.js';
import type { Config, Setting } from '../config/config.js';
import { variable } from '../config/variable.js';
import { EXIT, UserError } from '../failure.js';
import type { Job } from '../schedule/job.js';
import { type Arguments, type Context, textArgument } from './command.js';
import { pathArgument, surroundings } from './reading.js';

/** The nightly run, with the settings that hold here and now. */
export function jobFor(config: Config, path: string, args: Arguments, context: Context): Job {
  const service = textArgument(args, 'service-user');
  const program = [context.node, join(context.installation, 'dist', 'cli.js')] as const;
  if (service !== undefined) refuseHomes(service, program, context);
  const folder = dirname(path);
  const place = placeIn(folder, context);
  const { home, mirror, reports, store } = config;
  const stored = typeof store.value === 'string' ? [dirname(place({ ...store, value: store.value }))] : [];
  return {
    ...{ program, config: path, folder, sshConfig: pathArgument(args, 'ssh-config', context) },
    environment: {
      ...(service === undefined
        ? { FRICTIONLOG_HOME: place(home), ...placesOf(config, place, context) }
        : {}),
      ...textsOf(config),
    },
    writes: outermost([...[home, mirror, reports].map(place), ...stored]),
    user:
      service === undefined
        ? { kind: 'account', name: context.account.name }
        : { kind: 'service', name: service },
  };
}

/** What a person has to hand over: the address is a secret, and none of the files is. */
export function secretStep({ webhook }: Config): readonly string[] {
  const { value, origin, detail } = webhook;
  const named = typeof value === 'object' && 'env' in value ? value.env : undefined;
  const name = named ?? (origin === 'environment' ? detail : undefined);
  if (name === undefined) return [];
  return [
    `${name} is a secret and stands in none of these files: put the address into a file that only its owner can read, and webhook: { file: … } into the configuration`,
  ];
}

type Place = (setting: Setting<string>) => string;

/** Variables mean paths from where they are set, all else from where the job starts. */
const placeIn =
  (folder: string, context: Context): Place =>
  ({ value, origin }) =>
    toPath(value, { ...surroundings(context), ...(origin === 'environment' ? {} : { folder }) });

/** Of an account; a user of its own has other places. */
function placesOf(config: Config, place: Place, context: Context): Job['environment'] {
  const sessions = variable(context.environment, 'CLAUDE_CONFIG_DIR');
  const given = [config.mirror, config.reports, config.store].flatMap((setting) =>
    setting.origin === 'environment' && typeof setting.value === 'string'
      ? [[setting.detail, place({ ...setting, value: setting.value })]]
      : [],
  );
  return {
    ...Object.fromEntries(given),
    ...(sessions === undefined ? {} : { CLAUDE_CONFIG_DIR: toPath(sessions, surroundings(context)) }),
  };
}

const textsOf = ({ gap, tz, keep }: Config): Job['environment'] =>
  Object.fromEntries(
    [gap, tz, keep].flatMap(({ origin, detail, value }) =>
      origin === 'environment' && value !== undefined ? [[detail, value]] : [],
    ),
  );

const outermost = (paths: readonly string[]): readonly string[] =>
  [...new Set(paths)].filter((path) => !paths.some((other) => path.startsWith(other + sep)));

/** A closed home is closed for the program, too. */
function refuseHomes(user: string, program: readonly string[], { account }: Context): void {
  if (!/^[a-z_][a-z0-9_-]{0,30}$/.test(user))
    throw new UserError(EXIT.usage, `--service-user ${user}: expected a user name such as frictionlog.`);
  const inside = program.find((path) =>
    [account.home, '/home', '/root'].some((home) => path.startsWith(home + sep)),
  );
  if (inside === undefined) return;
  throw new UserError(
    EXIT.usage,
    `--service-user ${user}: ${inside} lies in a home folder, which the service cannot read. Install Node and frictionlog elsewhere, e.g. below /opt, or leave --service-user out.`,
  );
}
