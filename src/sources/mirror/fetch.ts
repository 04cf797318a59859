import { join } from 'node:path';
import pLimit from 'p-limit';
import type { RawPath } from '../raw-path.js';
import type { SshSource } from '../source.js';
import { PATIENCE, type Patience } from '../ssh/patience.js';
import { type RemoteFile, type RemoteListing, type Transport, TransportError } from '../transport.js';
import { copyFile, partName } from './copy.js';
import { localName } from './local-name.js';
import { closeShelf, type Mirror, openShelf, type Shelf } from './mirror.js';
import { isWanted, type Narrow } from './narrow.js';
import { type FetchResult, type FileOutcome, problemsOf, refusalOf } from './outcome.js';
import { type FileState, loadState, type SourceState, saveState } from './state.js';
import { dayOf, isDue, type Verification } from './verification.js';

export interface FetchOptions {
  readonly mirror: Mirror;
  readonly source: SshSource;
  readonly transport: Transport;
  readonly narrow?: Narrow;
  /** Which files are compared by checksum though they look unchanged; none if absent. */
  readonly verify?: Verification;
  readonly patience?: Partial<Patience>;
  readonly onProgress?: (progress: FetchProgress) => void;
}

export type FetchProgress =
  | { readonly kind: 'listed'; readonly source: string; readonly files: number }
  | { readonly kind: 'bytes'; readonly source: string; readonly count: number }
  | { readonly kind: 'file'; readonly source: string; readonly outcome: FileOutcome };

/** More at a time, and sshd's `MaxSessions 10` refuses some: it frees sessions late. */
export const MOST_AT_ONCE = 4;

/**
 * Brings the mirror of one source up to date. Faults of the host end up in the result; what is thrown is a fault of
 * this machine.
 */
export async function fetchMirror(options: FetchOptions): Promise<FetchResult> {
  const run = await startRun(options);
  const listing = await list(run);
  if (listing instanceof TransportError) return resultOf(run, [], undefined, listing);
  run.report({ kind: 'listed', source: options.source.name, files: listing.files.length });
  const limit = pLimit(MOST_AT_ONCE);
  const files = [...new Map(listing.files.map((file) => [file.path, file])).values()];
  // All of them end before an error of this machine is passed on: nothing may work on behind the lock.
  const settled = await Promise.allSettled(files.map((file) => limit(() => handle(run, file))));
  await saveState(run.shelf.state, join(run.shelf.parts, 'state'), run.state);
  const outcomes = settled.map(fulfilled);
  run.stopped ??= refusalOf(outcomes);
  await closeShelf(run.shelf, run.unfinished);
  return resultOf(
    run,
    [...outcomes, ...(listing.gap === undefined ? goneFiles(run, files) : [])],
    listing.gap,
    run.stopped,
  );
}

interface Run {
  readonly options: FetchOptions;
  readonly shelf: Shelf;
  readonly state: SourceState;
  readonly patience: Patience;
  readonly unfinished: Set<string>;
  report(progress: FetchProgress): void;
  bytes: number;
  stopped: TransportError | undefined;
  /** An error of this machine, such as a full disk: it would meet every further file. */
  broken: unknown;
  copied: number;
}

async function startRun(options: FetchOptions): Promise<Run> {
  const shelf = await openShelf(options.mirror, options.source.name);
  return {
    options,
    shelf,
    state: await loadState(shelf.state),
    patience: { ...PATIENCE, ...options.patience },
    unfinished: new Set(),
    report: options.onProgress ?? (() => undefined),
    bytes: 0,
    stopped: undefined,
    broken: undefined,
    copied: 0,
  };
}

const list = (run: Run): Promise<RemoteListing | TransportError> =>
  run.options.transport.list().catch(asTransportError);

async function handle(run: Run, file: RemoteFile): Promise<FileOutcome> {
  const outcome = await outcomeOf(run, file);
  run.report({ kind: 'file', source: run.options.source.name, outcome });
  return outcome;
}

async function outcomeOf(run: Run, file: RemoteFile): Promise<FileOutcome> {
  const { source, narrow = {} } = run.options;
  const name = localName(file.path);
  if (name.kind === 'unsafe') return { kind: 'skipped-unsafe-name', file: file.path, reason: name.reason };
  if (!isWanted(file.path, source, narrow)) return { kind: 'not-wanted', file: file.path };
  if (run.stopped !== undefined) return failed(run, file, run.stopped);
  if (run.broken !== undefined) throw run.broken;
  try {
    return await bringUpToDate(run, file, name.path);
  } catch (error) {
    if (error instanceof TransportError) return failed(run, file, error);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (NAME_ERRORS.has(code))
      return {
        kind: 'skipped-unsafe-name',
        file: file.path,
        reason: `no file here can have this name (${code})`,
      };
    run.broken = error;
    throw error;
  }
}

// A file where another one needs a folder, or the reverse; a path that is too long here.
const NAME_ERRORS: ReadonlySet<string> = new Set([
  'ENAMETOOLONG',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ENOTEMPTY',
]);

async function bringUpToDate(run: Run, file: RemoteFile, name: string): Promise<FileOutcome> {
  const { kind, state } = await copyFile({
    transport: run.options.transport,
    patience: run.patience,
    file,
    state: run.state.get(file.path),
    copy: join(run.shelf.copies, name),
    parts: run.shelf.parts,
    verify: isDue(file.path, run.state.get(file.path), run.options.verify),
    today: run.options.verify && dayOf(run.options.verify),
    onBytes: (count) => {
      run.bytes += count;
      run.report({ kind: 'bytes', source: run.options.source.name, count });
    },
  });
  await remember(run, file.path, state, kind === 'unchanged');
  return { kind, file: file.path, copy: name };
}

function failed(run: Run, file: RemoteFile, error: TransportError): FileOutcome {
  if (error.fatal) run.stopped ??= error;
  if (error.fatal || error.retryable) run.unfinished.add(partName(file));
  return { kind: 'failed', file: file.path, error };
}

// Now and then: what is not saved when the process dies is only compared again.
async function remember(run: Run, path: RawPath, state: FileState, cheap: boolean): Promise<void> {
  run.state.set(path, state);
  if (cheap) return;
  run.copied += 1;
  if (run.copied % SAVE_EVERY === 0)
    await saveState(run.shelf.state, join(run.shelf.parts, `state-${run.copied}`), run.state);
}

const SAVE_EVERY = 50;

function goneFiles(run: Run, listed: readonly RemoteFile[]): FileOutcome[] {
  const there = new Set(listed.map((file) => file.path));
  return [...run.state.keys()].filter((path) => !there.has(path)).map((file) => ({ kind: 'gone', file }));
}

const resultOf = (
  run: Run,
  outcomes: readonly FileOutcome[],
  gap: string | undefined,
  stopped: TransportError | undefined,
): FetchResult => ({
  source: run.options.source.name,
  outcomes,
  problems: problemsOf(run.options.source, outcomes, gap, stopped),
  bytes: run.bytes,
  stopped,
});

function asTransportError(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  throw error;
}

function fulfilled<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
