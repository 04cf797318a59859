/** Shown on a terminal, silent elsewhere. */
export interface Progress {
  start(label: string, total: number): void;
  advance(done: number): void;
  stop(): void;
}
