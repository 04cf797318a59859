import { readFileSync } from 'node:fs';
import type { Config } from '../config/config.js';
import type { FixEntry } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';
import { located } from '../files/rules.js';
import { blaming, type SettingOrigin } from '../files/setting-place.js';
import type { RuleFix } from '../findings/fix.js';
import type { Rule } from '../rules/rule.js';
import { ruleErrorText } from '../rules/rule-error.js';
import { parseMoment } from '../timing/clock.js';
import type { Instant } from '../units.js';
import { unknownNames } from './fix-names.js';
import { type Surroundings, toPath } from './places.js';

/** Where the users' own fixes stand: in a file of their own, or in the configuration. */
export type FixSource =
  | { readonly kind: 'file'; readonly file: string; readonly named: SettingOrigin }
  | { readonly kind: 'configuration'; readonly file: string; readonly entries: readonly FixEntry[] };

export const fixSource = ({ fixes }: Config, around: Pick<Surroundings, 'folder' | 'home'>): FixSource =>
  typeof fixes.value === 'string'
    ? { kind: 'file', file: toPath(fixes.value, around), named: fixes }
    : { kind: 'configuration', file: fixes.detail, entries: fixes.value };

/** Every fix that is used: what is only proposed is left out. Throws a UserError if one names what none of the rules has. */
export async function readFixes(
  source: FixSource,
  rules: readonly Rule[],
  { asOf, zone }: { readonly asOf: Instant; readonly zone: string },
): Promise<readonly RuleFix[]> {
  const entries = await entriesOf(source);
  const path = source.kind === 'file' ? [] : ['fixes'];
  const wrong = await located(unknownNames(entries, rules, { file: source.file, path }));
  if (wrong.length > 0) throw new UserError(EXIT.configuration, wrong.map(ruleErrorText).join('\n'));
  return entries.filter(({ proposed }) => proposed !== true).map((entry) => toFix(entry, asOf, zone));
}

async function entriesOf(source: FixSource): Promise<readonly FixEntry[]> {
  if (source.kind === 'configuration') return source.entries;
  const { parseFixes } = await import('../files/parse-fixes.js');
  const text = await blaming(source.named, async () => textOf(source.file));
  return parseFixes(text, source.file);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(
      EXIT.configuration,
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code}). frictionlog fixes sync begins a new one.`,
    );
  }
}

function toFix(entry: FixEntry, asOf: Instant, zone: string): RuleFix {
  const at = parseMoment(entry.at, asOf, zone);
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
