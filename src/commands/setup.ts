import { toPath } from '../analysis/places.js';
import { type Config, resolveConfig, type Setting } from '../config/config.js';
import { variable } from '../config/variable.js';
import { EXIT, type ExitCode, UserError } from '../failure.js';
import { readConfig } from '../files/config.js';
import { readForgotten } from '../files/forgotten.js';
import { LINE_LIMIT_BYTES } from '../files/jsonl.js';
import { placeOf } from '../files/setting-place.js';
import { isZone, parseMoment } from '../timing/clock.js';
import { parseDuration } from '../timing/duration.js';
import type { Window } from '../timing/window.js';
import type { Forgotten } from '../transcript/forgotten.js';
import type { Instant, Milliseconds } from '../units.js';
import { type Arguments, type Context, numberArgument, textArgument, textsArgument } from './command.js';
import { namedConfig, userConfigFolder } from './config-place.js';

/** Everything a run needs to know, from flags, environment and configuration, checked. */
export interface Setup {
  readonly config: Config;
  readonly asOf: Instant;
  readonly zone: string;
  readonly gapLimit: Milliseconds;
  readonly window: Window;
  readonly lineLimitBytes: number;
  readonly users: readonly string[];
  readonly projects: readonly string[];
  readonly latest: number | undefined;
  /** What was forgotten and is not to be read again. */
  readonly forgotten: Forgotten;
}

export async function setUp(args: Arguments, context: Context): Promise<Setup> {
  const config = await configFor(args, context);
  const zone = config.tz.value;
  if (!isZone(zone))
    throw new UserError(
      blameFor(config.tz),
      `${await placeOf(config.tz)} ${zone}: no such time zone. Expected a name such as Europe/Berlin or utc.`,
    );
  const asOf = asOfFor(args, context, zone);
  if (config.keep.value !== undefined) durationIn({ ...config.keep, value: config.keep.value });
  return {
    config,
    asOf,
    zone,
    gapLimit: durationIn(config.gap),
    window: windowFor(args, asOf, zone),
    lineLimitBytes: lineLimit(args),
    users: textsArgument(args, 'user'),
    projects: textsArgument(args, 'project'),
    latest: numberArgument(args, 'latest'),
    forgotten: await readForgotten(
      toPath(config.home.value, { folder: context.folder, home: context.account.home }),
    ),
  };
}

export async function configFor(args: Arguments, context: Context): Promise<Config> {
  const { environment, account } = context;
  const file = await readConfig(namedConfig(args, context), context.folder, userConfigFolder(context));
  const flags = {
    reports: textArgument(args, 'reports'),
    gap: textArgument(args, 'gap'),
    tz: textArgument(args, 'tz'),
    store: args.store === false ? (false as const) : textArgument(args, 'store'),
    webhook: args.webhook === false ? (false as const) : textArgument(args, 'webhook'),
  };
  return resolveConfig({ flags, environment, file, account: account.home });
}

/** What nobody typed now is the configuration, to be mended before the next run. */
const blameFor = ({ origin }: Pick<Setting<unknown>, 'origin'>): ExitCode =>
  origin === 'flag' ? EXIT.usage : EXIT.configuration;

/** A flag or a variable gave it: those of the file are checked with the file. */
const durationIn = (setting: Setting<string>): Milliseconds =>
  duration(setting.value, setting.detail, blameFor(setting));

export function asOfFor(args: Arguments, context: Context, zone: string): Instant {
  const flag = textArgument(args, 'as-of');
  const text = flag ?? variable(context.environment, 'FRICTIONLOG_AS_OF');
  if (text === undefined) return context.now;
  return flag === undefined
    ? moment(text, 'FRICTIONLOG_AS_OF', context.now, zone, EXIT.configuration)
    : moment(text, '--as-of', context.now, zone);
}

function windowFor(args: Arguments, asOf: Instant, zone: string): Window {
  const since = sinceOf(args);
  const until = textArgument(args, 'until');
  return {
    by: args['window-by'] === 'overlap' ? 'overlap' : 'start',
    since: since === undefined ? undefined : moment(since, '--since', asOf, zone),
    until: until === undefined ? undefined : moment(until, '--until', asOf, zone),
  };
}

/** `--days` is short for `--since`. */
function sinceOf(args: Arguments): string | undefined {
  const [days, since] = [numberArgument(args, 'days'), textArgument(args, 'since')];
  if (days === undefined) return since;
  if (since === undefined) return `${days}d`;
  throw new UserError(
    EXIT.usage,
    `--days ${days} and --since ${since}: expected one of them, both say where the window begins. Leave one out.`,
  );
}

function moment(
  text: string,
  where: string,
  asOf: Instant,
  zone: string,
  blame: ExitCode = EXIT.usage,
): Instant {
  const instant = parseMoment(text, asOf, zone);
  if (instant !== undefined) return instant;
  throw new UserError(
    blame,
    `${where} ${text}: expected 48h, 7d, 2w, a date (2026-02-01) or an instant (2026-02-01T09:00Z).`,
  );
}

export function durationArgument(args: Arguments, name: string): Milliseconds | undefined {
  const text = textArgument(args, name);
  return text === undefined ? undefined : duration(text, `--${name}`);
}

function duration(text: string, where: string, blame: ExitCode = EXIT.usage): Milliseconds {
  const length = parseDuration(text);
  if (length !== undefined && length > 0) return length;
  throw new UserError(blame, `${where} ${text}: expected a duration such as 10m, 90s or 1h30m.`);
}

function lineLimit(args: Arguments): number {
  const mebibytes = numberArgument(args, 'max-line');
  return mebibytes === undefined ? LINE_LIMIT_BYTES : Math.floor(mebibytes * 1024 * 1024);
}
