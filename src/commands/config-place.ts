import { join } from 'node:path';
import { toPath } from '../analysis/places.js';
import { variable, xdgFolder } from '../config/variable.js';
import { type Arguments, type Context, textArgument } from './command.js';
import { surroundings } from './reading.js';

/** The configuration that the call or the environment names. */
export function namedConfig(args: Arguments, context: Context): string | undefined {
  const named = textArgument(args, 'config') ?? variable(context.environment, 'FRICTIONLOG_CONFIG');
  return named === undefined ? undefined : toPath(named, surroundings(context));
}

/** This account's own, for wherever no other is. */
export const userConfigFolder = ({ environment, account }: Context): string =>
  join(xdgFolder(environment, 'XDG_CONFIG_HOME', join(account.home, '.config')), 'frictionlog');
