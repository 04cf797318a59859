import { EXIT, UserError } from '../failure.js';
import type { Asked } from '../statistics/asked.js';
import { BY, type By, isBy } from '../statistics/field.js';
import { isMeasure, MEASURES, type MeasureName } from '../statistics/measures.js';
import { ianaZone } from '../timing/clock.js';
import { type Arguments, textArgument, textsArgument } from './command.js';
import { durationArgument, type Setup } from './setup.js';

/** What the arguments ask of a statistic, checked. */
export const askedFor = (args: Arguments, setup: Setup): Asked => ({
  ...{ since: setup.window.since, until: setup.window.until, latest: setup.latest },
  where: whereFor(args, setup),
  longerThan: durationArgument(args, 'longer-than'),
  ...{ asOf: setup.asOf, gapLimit: setup.gapLimit, zone: zoneFor(setup) },
});

function zoneFor({ zone }: Setup): string {
  const found = ianaZone(zone);
  if (found !== undefined) return found;
  throw new UserError(EXIT.usage, `--tz ${zone}: expected the name of a zone here, such as Asia/Kolkata.`);
}

/** @param allowed what this statistic can be grouped by */
export function byFor(args: Arguments, allowed: readonly By[] = BY): By | undefined {
  const by = textArgument(args, 'by');
  if (by === undefined) return undefined;
  if (isBy(by) && allowed.includes(by)) return by;
  const why = isBy(by) ? 'this command cannot be grouped so' : 'no such field';
  throw new UserError(EXIT.usage, `--by ${by}: ${why}. Expected one of ${allowed.join(', ')}.`);
}

/** Numbers to show instead of the usual ones. */
export const metricsFor = (args: Arguments): readonly MeasureName[] =>
  textsArgument(args, 'metric').map((name) => {
    if (isMeasure(name)) return name;
    const names = Object.keys(MEASURES).join(', ');
    throw new UserError(EXIT.usage, `--metric ${name}: no such metric. Expected one of ${names}.`);
  });

/** `--user` and `--project` are short for `--where user=` and `--where project=`. */
function whereFor(args: Arguments, { users, projects }: Setup): ReadonlyMap<By, readonly string[]> {
  const pairs: readonly (readonly [By, string])[] = [
    ...users.map((value) => ['user', value] as const),
    ...projects.map((value) => ['project', value] as const),
    ...textsArgument(args, 'where').map(pairOf),
  ];
  const where = new Map<By, readonly string[]>();
  for (const [by, value] of pairs) where.set(by, [...(where.get(by) ?? []), value]);
  return where;
}

function pairOf(text: string): readonly [By, string] {
  const [, field = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (isBy(field)) return [field, value];
  const found = text.includes('=') ? `no field ${field}` : 'no "="';
  throw new UserError(
    EXIT.usage,
    `--where ${text}: expected FIELD=VALUE with a field of ${BY.join(', ')}; found ${found}. An empty value means unknown.`,
  );
}
