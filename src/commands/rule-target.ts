import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Surroundings, toPath } from '../analysis/places.js';
import { EXIT, UserError } from '../failure.js';
import { isRuleFile, ruleIdsIn } from '../files/rule-files.js';
import { loadTestedRules } from '../files/rules.js';
import type { RuleError } from '../rules/rule-error.js';
import type { Arguments, Context } from './command.js';
import { surroundings } from './reading.js';
import { builtInRules } from './rule-set.js';
import { configFor } from './setup.js';

type TestedRule = Awaited<ReturnType<typeof loadTestedRules>>['rules'][number];

/** What a target stands for, and what its rules may name. */
export interface TargetRules {
  readonly rules: readonly TestedRule[];
  /** These, then those around them, each id once: a ring of rules is told of the first of it. */
  readonly known: readonly TestedRule[];
  /** Ids to be named, those of wrong files included. */
  readonly ids: readonly string[];
  /** What is wrong with the files of the target alone. */
  readonly errors: readonly RuleError[];
  readonly isAsked: (file: string) => boolean;
}

/** The rules of an id, a file or a folder; without a target the built-in ones and the user's own. */
export async function rulesOfTarget(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<TargetRules> {
  const around = surroundings(context);
  const own = (await configFor(args, context)).ruleFolders.value.map((folder) => toPath(folder, around));
  const builtIn = builtInRules(context);
  const { folders, isAsked } = placeOf(target, [builtIn, ...own], around);
  const loaded = await Promise.all(folders.map(loadTestedRules));
  const rules = loaded.flatMap((folder) => folder.rules);
  const others = folders.includes(builtIn) ? [] : (await loadTestedRules(builtIn)).rules;
  return {
    rules: rules.filter(({ file }) => isAsked(file)),
    known: [...new Map([...others, ...rules].map((one) => [one.rule.id, one])).values()].sort(
      (a, b) => Number(isAsked(b.file)) - Number(isAsked(a.file)),
    ),
    ids: [...new Set([builtIn, ...folders])].flatMap(ruleIdsIn),
    errors: loaded.flatMap(({ errors }) => errors).filter(({ file }) => isAsked(file)),
    isAsked,
  };
}

interface Place {
  readonly folders: readonly string[];
  readonly isAsked: (file: string) => boolean;
}

/** An id that is known wins over a path that is called so. */
function placeOf(target: string | undefined, configured: readonly string[], around: Surroundings): Place {
  if (target === undefined) return { folders: configured, isAsked: () => true };
  if (configured.some((folder) => ruleIdsIn(folder).includes(target)))
    return { folders: configured, isAsked: (file) => isRuleFile(file, target) };
  return placeAt(toPath(target, around));
}

function placeAt(path: string): Place {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new UserError(
      EXIT.usage,
      `${path}: no such rule, file or folder. frictionlog rules list names the rules.`,
    );
  if (stat.isDirectory()) return { folders: [path], isAsked: () => true };
  if (!isRuleFile(path)) throw noRuleFile(path);
  return { folders: [dirname(path)], isAsked: (file) => file === path };
}

const noRuleFile = (path: string): UserError =>
  new UserError(EXIT.usage, `${path}: no rule file. Expected a path that ends in .yaml.`);
