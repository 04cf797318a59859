import { isAbsolute } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a variable; one that is empty says nothing. */
export const variable = (environment: Environment, name: string): string | undefined =>
  environment[name] || undefined;

/** A folder of the XDG base directories, which says of relative paths that they are to be ignored. */
export function xdgFolder(
  environment: Environment,
  name: 'XDG_CONFIG_HOME' | 'XDG_DATA_HOME',
  fallback: string,
): string {
  const given = variable(environment, name);
  return given !== undefined && isAbsolute(given) ? given : fallback;
}
