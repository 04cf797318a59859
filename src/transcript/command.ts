import { isReader, READERS, type Readers } from './readers.js';
import { familyOf } from './shell/family.js';
import { readLine } from './shell/line.js';
import { shapeOf } from './shell/shape.js';
import { ROLES, type ShellLine, type ShellStep } from './shell/step.js';

/** What a shell command line says about itself (metrics.md 3, rules.md 1). */
export interface ShellCommand {
  /** `docker`; the first program that does the work, after `cd x &&`, `env A=b`, `sudo`, `timeout 60`. */
  readonly program: string | undefined;
  /** `npm run build`: program and its subcommands, without values. */
  readonly family: string | undefined;
  /** The command with numbers, hashes and paths replaced. */
  readonly shape: string | undefined;
  /** Every program in the line, in order. */
  readonly programs: readonly string[];
  /** A pipe, `;` or `||` behind the failing program hides its exit code. */
  readonly masksExitCode: boolean;
  /** A program in it only shows text (`cat`, `grep`, `git log`, …): error words in the output are quotes. */
  readonly reads: boolean;
}

/** Reads any text as a shell command; text that is none gives what can be made of it, never an exception. */
export const parseShell = (text: string, readers: Readers = READERS): ShellCommand => {
  const { steps, masksExitCode } = readSafely(text.slice(0, LONGEST));
  const main = mainStep(steps);
  let shape: string | undefined;
  return {
    program: main?.program,
    family: main && familyOf(main),
    // Seldom asked for, and dearer than the rest of a short command.
    get shape() {
      shape ??= shapeOf(text);
      return shape;
    },
    programs: steps.flatMap((step) => step.program ?? []),
    masksExitCode,
    reads: steps.some((step) => isReader(step, readers)),
  };
};

/**
 * How a document or a person would write a command: as it stands, and its main step alone, without `cd x &&`, wrappers,
 * pipes and redirections.
 */
export function wordingsOf(text: string): readonly string[] {
  const main = mainStep(readSafely(text.slice(0, LONGEST)).steps);
  const step = main?.program === undefined || main.args.length === 0 ? [] : [main.program, ...main.args];
  return [...new Set([text, step.join(' ')])].filter((wording) => wording !== '');
}

/** Letters; a longer command carries a file in a heredoc, whose end says nothing. */
const LONGEST = 20_000;

/** A mistake of the shell parser costs one command, not the run. */
const readSafely = (text: string): ShellLine => {
  try {
    return readLine(text);
  } catch {
    return { steps: [], masksExitCode: false };
  }
};

/** The step that names the line, by role; what runs comes before what is substituted. */
const mainStep = (steps: readonly ShellStep[]): ShellStep | undefined => {
  let main: ShellStep | undefined;
  for (const step of steps) {
    if (step.program !== undefined && (main === undefined || rank(step) < rank(main))) main = step;
  }
  return main;
};

const rank = (step: ShellStep): number => ROLES.indexOf(step.role) * 2 + (step.substituted ? 1 : 0);
