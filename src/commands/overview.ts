import { COMMANDS } from './all.js';
import { COMMAND_GROUPS } from './command.js';

/** Help on everything is written here: yargs would fold its sections, and loading it takes longer. */
export function isPlea([first, ...rest]: readonly string[]): boolean {
  return rest.length === 0 && (first === undefined || ['--help', '-h', 'help'].includes(first));
}

export function overview(): string {
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
