import type { z } from 'zod';
import { type ConfigFile, configSchema } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';
import { parseYamlFile } from './parse-yaml.js';

/** The text of a configuration file, checked. Throws a UserError that names file, line and key. */
export function parseConfig(text: string, path: string): ConfigFile {
  const parsed = configSchema.safeParse(parseYamlFile(text, path) ?? {});
  if (parsed.success) return parsed.data;
  throw new UserError(
    EXIT.configuration,
    parsed.error.issues.map((issue) => `${path}: ${describe(issue)}`).join('\n'),
  );
}

function describe(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.');
  const hint = issue.code === 'unrecognized_keys' ? ' Known keys: `frictionlog config schema`.' : '';
  return `${at === '' ? '' : `${at}: `}${issue.message}.${hint}`;
}
