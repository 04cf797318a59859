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
