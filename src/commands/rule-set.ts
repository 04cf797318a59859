import { join } from 'node:path';
import { toPath } from '../analysis/places.js';
import type { Config } from '../config/config.js';
import { EXIT, UserError } from '../failure.js';
import { type LoadedRules, loadRules } from '../files/rules.js';
import { ruleErrorText } from '../rules/rule-error.js';
import type { Context } from './command.js';
import { surroundings } from './reading.js';

export const builtInRules = (context: Context): string => join(context.installation, 'rules');

/** Built-in rules and the user's own. A wrong file stops the run: half a rule set finds half the friction. */
export async function ruleSet(config: Config, context: Context): Promise<LoadedRules> {
  const loaded = await loadRules({
    builtIn: builtInRules(context),
    cache: join(context.installation, 'dist', 'rules.json'),
    extra: config.ruleFolders.value.map((folder) => toPath(folder, surroundings(context))),
    disabled: config.disabledRules,
  });
  if (loaded.errors.length === 0) return loaded;
  throw new UserError(EXIT.configuration, loaded.errors.map(ruleErrorText).join('\n'));
}
