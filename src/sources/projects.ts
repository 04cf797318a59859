import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { variable } from '../config/variable.js';

/** Where Claude Code keeps the sessions of an account; those that exist, most specific first. */
export function projectFolders(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): { readonly found: readonly string[]; readonly looked: readonly string[] } {
  const own = variable(environment, 'CLAUDE_CONFIG_DIR');
  const looked =
    own === undefined
      ? [join(home, '.claude', 'projects'), join(home, '.config', 'claude', 'projects')]
      : [join(own, 'projects')];
  return { found: looked.filter((folder) => existsSync(folder)), looked };
}
