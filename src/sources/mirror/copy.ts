import { createHash } from 'node:crypto';
import { lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { printablePath } from '../printable.js';
import type { Patience } from '../ssh/patience.js';
import { type RemoteFile, type Transport, TransportError } from '../transport.js';
import { moveInto } from './durable.js';
import { continuePart, copyPart, hashFile, newPart, type Part } from './part.js';
import { planFor } from './plan.js';
import { receive } from './receive.js';
import type { FileState } from './state.js';

/** All that copying one file needs. */
export interface CopyJob {
  readonly transport: Transport;
  readonly patience: Patience;
  readonly file: RemoteFile;
  readonly state: FileState | undefined;
  /** Where the copy lies, or will lie. */
  readonly copy: string;
  /** Folder of unfinished copies. */
  readonly parts: string;
  readonly verify: boolean;
  /** What a comparison is dated with, where somebody asks for its age. */
  readonly today: string | undefined;
  onBytes(count: number): void;
}

export interface Copied {
  readonly kind: 'new' | 'grown' | 'replaced' | 'unchanged';
  readonly state: FileState;
}

/** Brings one copy up to date. Until that is done and checked, the old copy stays as it is. */
export async function copyFile(job: CopyJob): Promise<Copied> {
  const size = await sizeOf(job.copy);
  const plan = planFor(job.file, job.state, size, job.verify);
  switch (plan.kind) {
    case 'keep':
      return { kind: 'unchanged', state: plan.state };
    case 'fetch':
      return { kind: 'new', state: await fetchWhole(job, job.verify) };
    case 'replace':
      return { kind: 'replaced', state: await fetchWhole(job, true) };
    case 'extend':
      return extend(job, plan.state);
    case 'compare':
      return compare(job, size ?? 0);
  }
}

/** The name of a file's unfinished copy. Another inode is another file, whatever its name. */
export const partName = (file: RemoteFile): string =>
  `${createHash('sha256').update(file.path, 'latin1').digest('hex').slice(0, 32)}-${file.inode}`;

async function compare(job: CopyJob, size: number): Promise<Copied> {
  const mine = await hashFile(job.copy);
  const theirs = size === 0 ? mine : await job.transport.sha256(job.file.path, size);
  if (mine !== theirs) return { kind: 'replaced', state: await fetchWhole(job, true) };
  return size === job.file.size
    ? { kind: 'unchanged', state: stateOf(job.file, mine, job.today) }
    : extend(job, { sha256: mine, verified: job.today });
}

async function extend(
  job: CopyJob,
  { sha256, verified }: Pick<FileState, 'sha256' | 'verified'>,
): Promise<Copied> {
  const left = await resumable(job);
  const part = left ?? (await copyPart(partPath(job), job.copy));
  // Otherwise the copy was damaged here, and what it starts with cannot be trusted.
  const sound = left !== undefined || part.sha256() === sha256;
  const check = job.verify || left !== undefined;
  const state = sound
    ? await unlessChanged(finish(job, part, check, check ? job.today : verified))
    : undefined;
  if (state !== undefined) return { kind: 'grown', state };
  await part.close().catch(() => undefined);
  return { kind: 'replaced', state: await finish(job, await newPart(partPath(job)), true, job.today) };
}

async function fetchWhole(job: CopyJob, verify: boolean): Promise<FileState> {
  const left = await resumable(job);
  const state = left && (await unlessChanged(finish(job, left, true, job.today)));
  return state ?? finish(job, await newPart(partPath(job)), verify, job.today);
}

/** The result, or nothing if what was there is not the start of the remote file. */
const unlessChanged = (work: Promise<FileState>): Promise<FileState | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof TransportError && error.kind === 'changed') return undefined;
    throw error;
  });

const partPath = (job: CopyJob): string => join(job.parts, partName(job.file));

/** A part of an earlier run, if it can be the start of this file. What it holds is checked at the end. */
async function resumable(job: CopyJob): Promise<Part | undefined> {
  const path = partPath(job);
  const part = await continuePart(path);
  if (part === undefined) return undefined;
  if (part.length > 0 && part.length <= job.file.size) return part;
  await part.close();
  await rm(path);
  return undefined;
}

async function finish(
  job: CopyJob,
  part: Part,
  check: boolean,
  verified: string | undefined,
): Promise<FileState> {
  try {
    await receive(job.transport, job.file, part, job.patience, job.onBytes);
    const sha256 = part.sha256();
    if (check) await compareEnd(job, sha256);
    await part.sync();
    await part.close();
    await moveInto(part.path, job.copy);
    return stateOf(job.file, sha256, verified);
  } catch (error) {
    await part.close().catch(() => undefined);
    // Only what a broken connection left behind is worth keeping.
    if (!(error instanceof TransportError && (error.retryable || error.fatal)))
      await rm(part.path, { force: true });
    throw error;
  }
}

async function compareEnd(job: CopyJob, sha256: string): Promise<void> {
  if (job.file.size === 0) return;
  const theirs = await job.transport.sha256(job.file.path, job.file.size);
  if (theirs === sha256) return;
  const text = `${printablePath(job.file.path)}: SHA-256 ${sha256} came, ${theirs} is on the host. The file is changing; the next run tries again.`;
  throw new TransportError('changed', text);
}

const stateOf = (
  { inode, size, mtime }: RemoteFile,
  sha256: string,
  verified: string | undefined,
): FileState => ({ inode, size, mtime, sha256, verified });

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return found?.isFile() ? found.size : undefined;
}
