import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../samples/scenarios/scenario.js';
import { plan } from '../../src/analysis/analyze.js';
import type { Question } from '../../src/analysis/ask.js';
import { type MapTask, mapSession } from '../../src/analysis/map.js';
import { DEMO_SYNC_SCRIPTS } from '../../src/demo/scenario.js';
import { LINE_LIMIT_BYTES } from '../../src/files/jsonl.js';
import { loadRules } from '../../src/files/rules.js';
import { listFolder } from '../../src/sources/folder.js';
import { NOTHING_FORGOTTEN } from '../../src/transcript/forgotten.js';
import { toMilliseconds } from '../../src/units.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The rules that ship, as a run asks them. */
export async function builtInRules(folder = 'rules'): Promise<Question> {
  const loaded = await loadRules({
    builtIn: at(folder),
    cache: undefined,
    extra: [],
    disabled: { value: [], detail: '' },
  });
  if (loaded.errors.length > 0) throw new Error(JSON.stringify(loaded.errors));
  const rules = loaded.rules.map(({ rule }) => rule);
  return { rules, readers: loaded.readers, syncScripts: DEMO_SYNC_SCRIPTS, examples: false };
}

/** What the rules find below a folder of the samples, whatever the gate says: one row per rule and group. */
export function findingsIn(folder: string, question: Question): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const task of tasksIn(folder)) {
    for (const { rule, group } of mapped(task, question)?.findings.matches ?? []) {
      const key = JSON.stringify({ rule, group });
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return inOrder([...counts].map(([key, matches]) => ({ ...JSON.parse(key), matches })));
}

/** How often each signal classified something. */
export function signalsIn(folder: string, question: Question): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const task of tasksIn(folder)) {
    for (const [rule, count] of mapped(task, question)?.findings.signals ?? []) {
      counts.set(rule, (counts.get(rule) ?? 0) + count);
    }
  }
  return counts;
}

export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));

const textOf = ({ rule, group }: Finding): string => JSON.stringify([rule, Object.entries(group).sort()]);

const tasksIn = (folder: string): readonly MapTask[] =>
  existsSync(at(folder)) && readdirSync(at(folder)).length > 0
    ? plan([{ folder: listFolder(at(folder)), host: 'samples', forgotten: 0 }]).tasks
    : [];

function mapped(task: MapTask, question: Question) {
  const { problems, result } = mapSession(task, new Set(), {
    ...question,
    gapLimit: toMilliseconds(600_000),
    window: { since: undefined, until: undefined, by: 'start' },
    account: 'nobody',
    lineLimitBytes: LINE_LIMIT_BYTES,
    forgotten: NOTHING_FORGOTTEN,
    detail: false,
    rows: false,
  });
  const unexpected = problems.filter(({ code }) => code !== 'torn-line');
  if (unexpected.length > 0) throw new Error(JSON.stringify(unexpected));
  return result;
}
