/** One program that a command line starts, with its wrappers (`sudo`, `timeout 60`, `npx`) already peeled off. */
export interface ShellStep {
  /** Lower case, without folder: `docker`. Absent where only the run tells (`$TOOL x`). */
  readonly program: string | undefined;
  /** What stands behind the program, quotes removed. */
  readonly args: readonly string[];
  /** Behind a pipe: it gets text from a program, not from a file. */
  readonly filters: boolean;
  /** Inside `$(…)`: what it prints is not shown. */
  readonly substituted: boolean;
  /** Its output goes to a file, or its input is a heredoc. */
  readonly redirected: boolean;
  readonly role: StepRole;
}

/** A command line as the programs it starts. */
export interface ShellLine {
  readonly steps: readonly ShellStep[];
  readonly masksExitCode: boolean;
}

/**
 * `work` names the line; `preparation` does so alone (`rm -rf dist && npm run build`). `idle` does nothing
 * that fails (`echo`), `setup` changes only the shell (`cd`).
 */
export const ROLES = ['work', 'preparation', 'idle', 'setup'] as const;
export type StepRole = (typeof ROLES)[number];

/** What a step is there for: which program names the line, and whose exit code is worth having. */
export const roleOf = (step: Omit<ShellStep, 'role'>): StepRole => {
  const { program } = step;
  if (program === undefined) return 'work';
  if (SETUP.has(program)) return 'setup';
  if (IDLE.has(program)) return 'idle';
  if (PRINTERS.has(program) && step.redirected) return 'idle';
  return PREPARATION.has(program) || (program === 'git' && step.args[0] === 'add') ? 'preparation' : 'work';
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const SETUP = set(
  'cd pushd popd export set unset source . alias declare typeset local readonly shopt setopt trap umask ulimit hash',
);
const IDLE = set(
  ': true false echo printf yes sleep wait test [ [[ read exit return break continue shift pwd type command date',
);
const PREPARATION = set('mkdir rm touch');
/** `cat > notes.md <<EOF` only writes what stands in the command. */
const PRINTERS = set('cat tee');
