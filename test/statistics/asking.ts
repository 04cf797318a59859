import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALONE } from '../../src/analysis/crew.js';
import { COMMANDS } from '../../src/commands/all.js';
import type { Context, Result } from '../../src/commands/command.js';
import { toInstant } from '../../src/units.js';
import { ROOT, SAMPLES } from '../commands/program.js';

export const AS_OF = '2026-02-27T09:40:00Z';
const home = join(tmpdir(), 'frictionlog-no-such-home');

/** Runs a command in this process, as cli.ts would: most of a second goes into starting the program. */
export async function run(
  name: string,
  args: Readonly<Record<string, unknown>>,
  around: Partial<Context> = {},
): Promise<Result> {
  const command = COMMANDS.find((one) => one.name.split(' ')[0] === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return command.run(
    { 'as-of': AS_OF, columns: 100, ...args },
    {
      folder: home,
      environment: { FRICTIONLOG_HOME: join(home, 'data') },
      account: { name: 'ada', home },
      now: toInstant(Date.parse(AS_OF)),
      columns: 100,
      color: false,
      progress: { start() {}, advance() {}, stop() {} },
      crew: ALONE,
      installation: ROOT,
      version: '0.0.0',
      node: process.execPath,
      ...around,
    },
  );
}

/** Roll-ups that are empty on the samples: nobody uses a skill there. */
export const UNUSED: readonly string[] = ['skill_counts'];

/** Keeps the samples in a store. */
export async function storeOfSamples(path: string): Promise<void> {
  await run('analyze', { path: SAMPLES, store: path });
}
