import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders that live as long as a command: with transcripts of people, keys and sockets in them. */
const open = new Set<string>();
let watch: (some: boolean) => void = () => undefined;

/** Only its owner can read it. */
export function temporaryFolder(): string {
  // First: a signal in between would end the process at once.
  watch(true);
  const folder = mkdtempSync(join(tmpdir(), 'frictionlog-'));
  open.add(folder);
  return folder;
}

export function removeTemporary(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  open.delete(folder);
  watch(open.size > 0);
}

/** For a command that is stopped. */
export function removeAllTemporary(): void {
  for (const folder of open) removeTemporary(folder);
}

/** The process listens for signals only while there is something to remove: else they end it at once. */
export function watchTemporary(listener: (some: boolean) => void): void {
  watch = listener;
}
