#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Argv } from 'yargs';
import { COMMANDS } from './commands/all.js';
import { wrongArgument } from './commands/check-arguments.js';
import { COMMAND_GROUPS, type Command, type Context, type Result } from './commands/command.js';
import { GENERAL } from './commands/options.js';
import { STANDARD_INPUT, withStandardInput } from './commands/standard-input.js';
import { withSuggestion } from './commands/suggestion.js';
import { EXIT, UserError } from './failure.js';
import { toInstant } from './units.js';

/** The program. The only file that touches `process`, prints or exits. */

const installation = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(join(installation, 'package.json'), 'utf8')) as {
  version: string;
};
const LEAST_COLUMNS = 60;

process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);
const words = process.argv.slice(2).map((word) => (word === '-' ? STANDARD_INPUT : word));
if (isPlea(words)) process.stdout.write(`${help()}\n`);
else await (await program()).parseAsync();

async function program(): Promise<Argv> {
  const { default: yargs } = await import('yargs');
  const parser = yargs(words)
    .scriptName('frictionlog')
    .options(GENERAL)
    .version(version)
    .help()
    .alias('help', 'h')
    .strict()
    .recommendCommands()
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .demandCommand(1, 1, 'Say what to do: frictionlog --help lists the commands.')
    .fail(failUsage);
  return COMMANDS.reduce<Argv>(addCommand, parser);
}

/** Help on everything is written here: yargs would fold its sections, and loading it takes longer. */
function isPlea([first, ...rest]: readonly string[]): boolean {
  return rest.length === 0 && (first === undefined || ['--help', '-h', 'help'].includes(first));
}

function help(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
  const sections = COMMAND_GROUPS.map((group) => {
    const commands = COMMANDS.filter((command) => command.group === group);
    return [`${group}:`, ...commands.map(({ name, describe }) => `  ${name.padEnd(width)}${describe}`)].join(
      '\n',
    );
  });
  return [
    'frictionlog <command> [options]\n\nReads Claude Code sessions and says where people and agents lose time.',
    ...sections,
    'Try:\n  frictionlog analyze                    what is in your own sessions\n  frictionlog draft ~/.claude/projects   write issue drafts to frictionlog-reports/',
    'Every command explains itself with --help. Exit codes and configuration: README.md.',
  ].join('\n\n');
}

function addCommand(parser: Argv, command: Command): Argv {
  return parser.command(
    command.name,
    false,
    (builder) => describeCommand(builder, command),
    (args) => execute(command, args),
  );
}

function describeCommand(builder: Argv, command: Command): Argv {
  let described = builder
    .usage(`frictionlog ${command.name}\n\n${command.describe}.`)
    .options(command.options);
  for (const [name, options] of Object.entries(command.positionals))
    described = described.positional(name, options);
  for (const [example, meaning] of command.examples) described = described.example(example, meaning);
  return described;
}

async function execute(command: Command, args: Readonly<Record<string, unknown>>): Promise<void> {
  const quiet = args.quiet === true;
  try {
    const wrong = wrongArgument(args, { ...GENERAL, ...command.options });
    if (wrong !== undefined) throw new UserError(EXIT.usage, wrong);
    const context = await contextFor(args, quiet);
    const result = await withStandardInput(args, process.stdin, (given) => command.run(given, context));
    print(result, quiet);
  } catch (error) {
    fail(error);
  }
}

async function contextFor(args: Readonly<Record<string, unknown>>, quiet: boolean): Promise<Context> {
  const { progressFor } = await import('./terminal/progress.js');
  const columns = process.stdout.columns ?? 100;
  return {
    folder: process.cwd(),
    environment: process.env,
    account: { name: userInfo().username, home: homedir() },
    now: toInstant(Date.now()),
    columns: Math.max(LEAST_COLUMNS, columns),
    color: wantsColor(args.color),
    progress: progressFor(
      process.stderr,
      process.stderr.isTTY === true && !quiet && process.env.CI === undefined,
    ),
    node: process.execPath,
    installation,
    version,
  };
}

function wantsColor(choice: unknown): boolean {
  if (choice === 'always') return true;
  if (choice === 'never' || process.env.NO_COLOR !== undefined) return false;
  return process.stdout.isTTY === true || process.env.FORCE_COLOR !== undefined;
}

function print(result: Result, quiet: boolean): void {
  if (result.output !== '')
    process.stdout.write(result.output.endsWith('\n') ? result.output : `${result.output}\n`);
  if (!quiet) for (const note of result.notes) process.stderr.write(`${note}\n`);
  process.exitCode = result.exitCode;
}

function fail(error: unknown): void {
  if (error instanceof UserError) {
    process.stderr.write(`frictionlog: ${error.message}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `frictionlog: this is a bug of ours, please report it with the lines below.\n${text}\n`,
  );
  process.exitCode = EXIT.bug;
}

function failUsage(message: string | null, error: Error | undefined): never {
  if (error !== undefined && message === null) throw error;
  const text = usageText(message ?? 'wrong usage');
  process.stderr.write(`frictionlog: ${text}\nTry frictionlog --help, or --help behind a command.\n`);
  process.exit(EXIT.usage);
}

function usageText(message: string): string {
  const command = COMMANDS.find(({ name }) => name.split(' ')[0] === words[0]);
  if (command === undefined) return message;
  if (message.startsWith('Not enough non-option')) return `something is missing: frictionlog ${command.name}`;
  return withSuggestion(message, Object.keys({ ...GENERAL, ...command.options }));
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
}
