import { join } from 'node:path';
import { toPath } from '../analysis/places.js';
import type { Config } from '../config/config.js';
import type { Patient } from '../doctor/check.js';
import { type Instant, WEEK } from '../units.js';
import type { Arguments, Context } from './command.js';
import { pathArgument, surroundings } from './reading.js';
import { builtInRules } from './rule-set.js';
import { durationArgument } from './setup.js';

/** All that `doctor` looks at. */
export function patientFor(args: Arguments, config: Config, asOf: Instant, context: Context): Patient {
  const around = surroundings(context);
  const staleAfter = durationArgument(args, 'stale-after') ?? WEEK;
  const fromFile = Object.values(config).find(({ origin }) => origin === 'file');
  return {
    ...{ config, around, asOf, staleAfter, configPath: fromFile?.detail },
    rules: {
      builtIn: builtInRules(context),
      cache: join(context.installation, 'dist', 'rules.json'),
      extra: config.ruleFolders.value.map((folder) => toPath(folder, around)),
      disabled: config.disabledRules,
    },
    sshConfig: pathArgument(args, 'ssh-config', context),
  };
}
