import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { discover } from '../analysis/discovery.js';
import { toPath } from '../analysis/places.js';
import { type Config, resolveConfig } from '../config/config.js';
import { ROOT_EXPECTED, SSH_HOST, SSH_ROOT } from '../config/host-place.js';
import { SOURCE_NAME } from '../config/source-name.js';
import { CLASSIC_ROOT, type NamedHost, starterConfig } from '../config/starter.js';
import { EXIT, UserError } from '../failure.js';
import { CONFIG_NAME, readConfig, withPaths } from '../files/config.js';
import { writeNewFiles } from '../files/new-files.js';
import { parseConfig } from '../files/parse-config.js';
import type { NewFile } from '../schedule/job.js';
import { SCHEDULES } from '../schedule/names.js';
import { scheduled } from '../schedule/schedule.js';
import {
  type Arguments,
  type Context,
  flagArgument,
  type Result,
  textArgument,
  textsArgument,
} from './command.js';
import { jobFor, secretStep } from './nightly-job.js';
import { pathArgument, surroundings } from './reading.js';
import { done } from './result.js';

/** Writes a first configuration, and what starts the nightly run; never over anything. */
export async function initialize(args: Arguments, context: Context): Promise<Result> {
  const folder = toPath(textArgument(args, 'output') ?? '.', surroundings(context));
  const wanted = SCHEDULES.filter((name) => flagArgument(args, name));
  if (textArgument(args, 'service-user') !== undefined && !wanted.includes('systemd'))
    throw new UserError(EXIT.usage, '--service-user goes with --systemd.');
  const path = join(folder, CONFIG_NAME);
  // With a schedule asked for, a configuration that is there is the one to run.
  const keeps = existsSync(path) && wanted.length > 0;
  const text = keeps ? undefined : await newConfig(args, context);
  const config = await configAt(path, text, context);
  const plans = wanted.map((name) => scheduled(name, jobFor(config, path, args, context)));
  const files = [
    ...(text === undefined ? [] : [{ name: CONFIG_NAME, text }]),
    ...plans.flatMap((plan) => plan.files),
  ];
  if (flagArgument(args, 'dry-run')) return done(shown(files), []);
  const written = await writeNewFiles(folder, files);
  const names = [...(keeps ? [CONFIG_NAME] : []), ...files.map(({ name }) => name)];
  const steps = plans.flatMap((plan) => plan.steps);
  const secret = wanted.length === 0 ? [] : secretStep(config);
  return done(report(folder, names, written, [...secret, ...steps], context), []);
}

async function newConfig(args: Arguments, context: Context): Promise<string> {
  const around = surroundings(context);
  const { environment, account } = context;
  const { home, mirror } = resolveConfig({
    flags: NO_FLAGS,
    environment,
    file: undefined,
    account: account.home,
  });
  const found = await discover(
    {
      home: toPath(home.value, around),
      mirror: toPath(mirror.value, around),
      sshConfig: pathArgument(args, 'ssh-config', context),
    },
    around,
  );
  // A service user has no sessions, and sees no home with any.
  const hidden = textArgument(args, 'service-user') !== undefined;
  return starterConfig(hidden ? { ...found, projects: [] } : found, hostsOf(args));
}

function hostsOf(args: Arguments): readonly NamedHost[] {
  const root = textArgument(args, 'root') ?? CLASSIC_ROOT;
  const sudo = (textArgument(args, 'sudo') ?? 'cat') as NamedHost['sudo'];
  if (!SSH_ROOT.test(root)) throw new UserError(EXIT.usage, `--root ${root}: expected ${ROOT_EXPECTED}.`);
  return textsArgument(args, 'host').map((host) => ({ host: usableHost(host), root, sudo }));
}

/** It names its folder in the mirror, too. */
function usableHost(host: string): string {
  if (SSH_HOST.test(host) && SOURCE_NAME.test(host)) return host;
  throw new UserError(
    EXIT.usage,
    `--host ${host}: expected an alias of the SSH configuration, or user@host. A port stands in the SSH configuration.`,
  );
}

const NO_FLAGS = { reports: undefined, gap: undefined, tz: undefined, store: undefined };

/** What holds with the new text, or with the file that is there; a wrong one stops here and not at night. */
async function configAt(path: string, text: string | undefined, context: Context): Promise<Config> {
  const { environment, account } = context;
  const file =
    text === undefined
      ? await readConfig(path, dirname(path), dirname(path))
      : { path, values: withPaths(parseConfig(text, path), dirname(path)) };
  return resolveConfig({ flags: NO_FLAGS, environment, file, account: account.home });
}

const shown = (files: readonly NewFile[]): string =>
  files.length === 1
    ? (files[0]?.text ?? '')
    : files.map(({ name, text }) => `# ---- ${name}\n${text}`).join('\n');

function report(
  folder: string,
  names: readonly string[],
  written: readonly string[],
  steps: readonly string[],
  context: Context,
): string {
  const place = (name: string): string => relative(context.folder, join(folder, name)) || name;
  const rows = names.map((name) => `${written.includes(name) ? 'written' : 'as it was'}  ${place(name)}`);
  const there = relative(context.folder, folder);
  const go = there === '' ? [] : [`cd ${there}`];
  return [...rows, '', 'Next:', ...[...go, ...FIRST_STEPS, ...steps].map(indented)].join('\n');
}

const indented = (line: string): string => `  ${line}`;

const FIRST_STEPS = [
  'frictionlog config show --origin    what holds',
  'frictionlog doctor                  whether it works, and how to mend what does not',
  'frictionlog run                     once by hand: it makes the folders that it writes to',
];
