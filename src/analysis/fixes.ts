import { readFileSync } from 'node:fs';
import type { FixEntry } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';
import type { RuleFix } from '../findings/fix.js';
import { parseMoment } from '../timing/clock.js';
import type { Instant } from '../units.js';

/** The users' own fixes: a list in the configuration, or a YAML file with one. What is only proposed is left out. */
export async function readFixes(
  fixes: readonly FixEntry[] | string,
  asOf: Instant,
): Promise<readonly RuleFix[]> {
  const entries = typeof fixes === 'string' ? await fixesIn(fixes) : fixes;
  return entries.filter(({ proposed }) => proposed !== true).map((entry) => toFix(entry, asOf));
}

async function fixesIn(path: string): Promise<readonly FixEntry[]> {
  const { parseFixes } = await import('../files/parse-fixes.js');
  return parseFixes(textOf(path), path);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(
      EXIT.configuration,
      `fixes: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}). frictionlog fixes sync begins a new one.`,
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
  const { rule, fingerprint, issue, commit, note } = entry;
  const about = fingerprint === undefined ? { rule: rule ?? '' } : { fingerprint };
  return {
    ...{ ...about, issue, at, for: entry.for ?? {} },
    ...(commit === undefined ? {} : { commit }),
    ...(note === undefined ? {} : { note }),
  };
}
