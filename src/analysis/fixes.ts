import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type FixEntry, fixSchema } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';
import type { RuleFix } from '../findings/fix.js';
import { parseMoment } from '../timing/clock.js';
import type { Instant } from '../units.js';

/** The users' own fixes: a list in the configuration, or a YAML file with one. */
export function readFixes(fixes: readonly FixEntry[] | string, asOf: Instant): readonly RuleFix[] {
  const entries = typeof fixes === 'string' ? readFixFile(fixes) : fixes;
  return entries.map((entry) => toFix(entry, asOf));
}

function readFixFile(path: string): readonly FixEntry[] {
  const document = parseDocument(textOf(path), { uniqueKeys: true, strict: true });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong !== undefined)
    throw new UserError(EXIT.configuration, `${path}: ${wrong.message.split('\n')[0]}`);
  const parsed = z.array(fixSchema).safeParse(document.toJS({ maxAliasCount: 0 }) ?? []);
  if (parsed.success) return parsed.data;
  throw new UserError(EXIT.configuration, `${path}: ${z.prettifyError(parsed.error)}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(
      EXIT.configuration,
      `fixes: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

function toFix(entry: FixEntry, asOf: Instant): RuleFix {
  const at = parseMoment(entry.at, asOf, 'utc');
  if (at === undefined) {
    throw new UserError(
      EXIT.configuration,
      `fixes: at ${entry.at} of issue ${entry.issue}: expected an ISO instant such as 2026-02-10T09:00:00Z.`,
    );
  }
  const { rule, issue, commit, note } = entry;
  return {
    ...{ rule, issue, at, for: entry.for ?? {} },
    ...(commit === undefined ? {} : { commit }),
    ...(note === undefined ? {} : { note }),
  };
}
