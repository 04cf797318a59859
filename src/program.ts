import { availableParallelism } from 'node:os';
import type { Argv } from 'yargs';
import { crewOf } from './analysis/crew.js';
import { COMMANDS } from './commands/all.js';
import { wrongArgument } from './commands/check-arguments.js';
import {
  type Arguments,
  type Command,
  type Context,
  numberArgument,
  type OptionSet,
  type Result,
} from './commands/command.js';
import { withMarks, withoutMarks, wrongDash } from './commands/dash.js';
import { GENERAL } from './commands/options.js';
import { isPlea, overview } from './commands/overview.js';
import { withStandardInput } from './commands/standard-input.js';
import { wrongUsage } from './commands/wrong-usage.js';
import { visible } from './drafts/visible.js';
import { EXIT, type ExitCode, UserError } from './failure.js';
import type { Progress } from './progress.js';
import { damageOf } from './store/damage.js';
import { systemErrorOf } from './system-error.js';

/** The process that the program runs in. Only cli.ts has the real one. */
export interface Host extends Omit<Context, 'columns' | 'color' | 'progress' | 'crew'> {
  /** Opened only where a path is `-`. */
  stdin(): NodeJS.ReadableStream;
  /** Absent: the output goes to no terminal. */
  readonly terminalColumns: number | undefined;
  readonly isTerminal: boolean;
  /** @param quiet nobody is to see it */
  progressFor(quiet: boolean): Promise<Progress>;
}

/** What the program says in the end. */
export interface Ended {
  readonly out: string;
  readonly err: string;
  readonly exitCode: ExitCode;
}

const LEAST_COLUMNS = 60;
const USUAL_COLUMNS = 100;

/** @param words what stands behind `frictionlog` on the command line */
export async function runProgram(words: readonly string[], host: Host): Promise<Ended> {
  if (isPlea(words)) return { out: `${overview()}\n`, err: '', exitCode: EXIT.done };
  const ended = await endedBy(words, host);
  // Notes and errors name files, sessions and hosts, which others named.
  return { ...ended, err: visible(ended.err) };
}

async function endedBy(words: readonly string[], host: Host): Promise<Ended> {
  try {
    return await parsed(withMarks(words), host);
  } catch (error) {
    return failed(error);
  }
}

async function parsed(words: readonly string[], host: Host): Promise<Ended> {
  const { default: yargs } = await import('yargs');
  const explained = asksForHelp(words);
  let ended: Ended | undefined;
  const parser = yargs()
    .scriptName('frictionlog')
    .options(explained ? GENERAL : silently(GENERAL))
    .version(host.version)
    .help()
    .alias('help', 'h')
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .wrap(Math.min(USUAL_COLUMNS, host.terminalColumns ?? USUAL_COLUMNS))
    .demandCommand(1, 1, 'Say what to do: frictionlog --help lists the commands.')
    .fail((message: string | null, error: Error | undefined) => {
      throw error !== undefined && message === null ? error : wrongUsage(words, message ?? 'wrong usage');
    });
  const run = async (command: Command, args: Readonly<Record<string, unknown>>): Promise<void> => {
    const given = Object.entries(args).map(([name, value]) => [name, withoutMarks(value)] as const);
    ended = await execute(command, Object.fromEntries(given), host);
  };
  let said = '';
  await COMMANDS.reduce<Argv>((all, command) => withCommand(all, command, explained, run), parser).parseAsync(
    words,
    {},
    (_error: unknown, _args: unknown, output: string) => {
      said = output;
    },
  );
  return ended ?? { out: `${said}\n`, err: '', exitCode: EXIT.done };
}

/** yargs lays out the help of a command with each call of it, which takes longer than most commands: then nothing is in it. */
const silently = (options: Command['options']): Command['options'] =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { ...option, hidden: true }]));

const asksForHelp = (words: readonly string[]): boolean =>
  words.some((word) => word === '--help' || word === '-h');

type Run = (command: Command, args: Readonly<Record<string, unknown>>) => Promise<void>;

function withCommand(parser: Argv, command: Command, explained: boolean, run: Run): Argv {
  return parser.command(
    command.name,
    false,
    (builder) => declared(builder, command, explained),
    (args) => run(command, args),
  );
}

function declared(builder: Argv, command: Command, explained: boolean): Argv {
  const { name, describe, examples, options, positionals } = command;
  const all = Object.entries(positionals).reduce<Argv>(
    (each, [word, positional]) => each.positional(word, positional),
    builder.options(explained ? options : silently(options)),
  );
  if (!explained) return all;
  return examples.reduce<Argv>(
    (each, [example, meaning]) => each.example(example, meaning),
    all.usage(`frictionlog ${name}\n\n${describe}.`),
  );
}

async function execute(
  command: Command,
  args: Readonly<Record<string, unknown>>,
  host: Host,
): Promise<Ended> {
  const quiet = args.quiet === true;
  const options: OptionSet = { ...GENERAL, ...command.options };
  const wrong = wrongArgument(args, options) ?? wrongDash(args, options, command.positionals);
  if (wrong !== undefined) throw new UserError(EXIT.usage, wrong);
  const { stdin, terminalColumns = USUAL_COLUMNS, isTerminal, progressFor, ...around } = host;
  const crew = crewOf(threadsFor(args));
  const context: Context = {
    ...{ ...around, crew },
    columns: Math.max(LEAST_COLUMNS, terminalColumns),
    color: wantsColor(args.color, host),
    progress: await progressFor(quiet || host.environment.CI !== undefined || isDumb(host.environment)),
  };
  try {
    return said(await withStandardInput(args, stdin, (given) => command.run(given, context)), quiet);
  } finally {
    await crew.dismiss();
  }
}

const threadsFor = (args: Arguments): number =>
  Math.max(1, Math.floor(numberArgument(args, 'threads') ?? availableParallelism()));

function wantsColor(choice: unknown, { environment, isTerminal }: Host): boolean {
  if (choice === 'always') return true;
  // https://no-color.org: an empty value is none.
  if (choice === 'never' || (environment.NO_COLOR ?? '') !== '') return false;
  return (isTerminal && !isDumb(environment)) || environment.FORCE_COLOR !== undefined;
}

/** A terminal that shows lines and knows no other signs. */
const isDumb = (environment: Host['environment']): boolean => environment.TERM === 'dumb';

/** With `--quiet`, notes are told only where they say why the exit code is what it is. */
const said = ({ output, notes, exitCode }: Result, quiet: boolean): Ended => ({
  out: output === '' || output.endsWith('\n') ? output : `${output}\n`,
  err: quiet && exitCode === EXIT.done ? '' : notes.map((note) => `${note}\n`).join(''),
  exitCode,
});

function failed(thrown: unknown): Ended {
  // A block may be found damaged only when something in it is asked for.
  const error = thrown instanceof UserError ? thrown : (damageOf(thrown) ?? systemErrorOf(thrown) ?? thrown);
  if (error instanceof UserError)
    return { out: '', err: `frictionlog: ${error.message}\n`, exitCode: error.exitCode };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const err = `frictionlog: this is a bug of ours, please report it with the lines below.\n${text}\n`;
  return { out: '', err, exitCode: EXIT.bug };
}
