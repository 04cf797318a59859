import type { Options, PositionalOptions } from 'yargs';
import type { Crew } from '../analysis/crew.js';
import type { ExitCode } from '../failure.js';
import type { Progress } from '../progress.js';
import type { Instant } from '../units.js';
import type { Dash } from './dash.js';

/** Sections of `frictionlog --help`, in this order. */
export const COMMAND_GROUPS = ['Find friction', 'Look closer', 'Statistics', 'Operate'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Options by their long names. */
export type OptionSet = Readonly<Record<string, Options & Dash>>;

/** One subcommand: what it is called, what it takes, and what it does. Only cli.ts prints its result. */
export interface Command {
  /** As yargs writes it: `analyze [path]`. */
  readonly name: string;
  readonly group: CommandGroup;
  readonly describe: string;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  readonly positionals: Readonly<Record<string, PositionalOptions & Dash>>;
  readonly options: OptionSet;
  run(args: Arguments, context: Context): Promise<Result>;
}

/** Parsed arguments, by their long names. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What surrounds the program. cli.ts reads it once from the process. */
export interface Context {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly account: { readonly name: string; readonly home: string };
  readonly now: Instant;
  readonly columns: number;
  readonly color: boolean;
  readonly progress: Progress;
  /** Threads that read transcripts. */
  readonly crew: Crew;
  /** What runs this program: a scheduler has to name it. */
  readonly node: string;
  /** Where rules and samples of this installation lie. */
  readonly installation: string;
  readonly version: string;
}

export interface Result {
  /** Data, for stdout. */
  readonly output: string;
  /** Everything else, for stderr; left out by `--quiet`. */
  readonly notes: readonly string[];
  readonly exitCode: ExitCode;
}

export const textArgument = (args: Arguments, name: string): string | undefined => {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const numberArgument = (args: Arguments, name: string): number | undefined => {
  const value = args[name];
  return typeof value === 'number' && !Number.isNaN(value) ? value : undefined;
};

export const flagArgument = (args: Arguments, name: string): boolean => args[name] === true;

export const textsArgument = (args: Arguments, name: string): readonly string[] => {
  const value = args[name];
  return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
};
