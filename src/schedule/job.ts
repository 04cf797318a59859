/** The nightly run, as every scheduler has to know it. Paths are absolute. */
export interface Job {
  /** What starts the program: `node` and the script. */
  readonly program: readonly [node: string, script: string];
  readonly config: string;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Another file than that of the account. */
  readonly sshConfig: string | undefined;
  /** Variables that it runs with; no secrets, for everybody can read what starts it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that it writes to. */
  readonly writes: readonly string[];
  readonly user: JobUser;
}

/** Who it runs as: the account that asks, or a user of its own that no person logs in as. */
export type JobUser =
  | { readonly kind: 'account'; readonly name: string }
  | { readonly kind: 'service'; readonly name: string };

/** A file to be written, and what to do with it. */
export interface Scheduled {
  readonly files: readonly NewFile[];
  /** Lines for a person, in order. */
  readonly steps: readonly string[];
}

export interface NewFile {
  /** Below the folder that was asked for; `/` between parts. */
  readonly name: string;
  readonly text: string;
}
