import { type ConfigFile, configSchema } from '../config/schema.js';
import { parseChecked } from './parse-yaml.js';

/** The text of a configuration file, checked. Throws a UserError that names file, line and key. */
export const parseConfig = (text: string, path: string): ConfigFile =>
  parseChecked(text, path, {
    schema: configSchema,
    empty: {},
    reference: 'known keys: `frictionlog config schema`',
    secret: ['webhook', 'github', 'redact'],
  });
