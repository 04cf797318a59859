import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { type ConfigFile, configSchema } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';

/** The text of a configuration file, checked. Throws a UserError that names file, line and key. */
export function parseConfig(text: string, path: string): ConfigFile {
  const document = parseDocument(text, { uniqueKeys: true, strict: true, version: '1.2' });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong !== undefined) {
    const line = wrong.linePos?.[0].line;
    throw new UserError(
      EXIT.configuration,
      `${path}${line === undefined ? '' : `:${line}`}: ${wrong.message.split('\n')[0]}`,
    );
  }
  const parsed = configSchema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {});
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
