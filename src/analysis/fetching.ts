import type { SourceConfig } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';
import type { Progress } from '../progress.js';
import { fetchSource } from '../sources/fetch-source.js';
import type { FetchProgress } from '../sources/mirror/fetch.js';
import { LockedError } from '../sources/mirror/lock.js';
import { type Mirror, openMirror } from '../sources/mirror/mirror.js';
import type { Narrow } from '../sources/mirror/narrow.js';
import type { FetchResult } from '../sources/mirror/outcome.js';
import type { Verification } from '../sources/mirror/verification.js';
import type { SshSource } from '../sources/source.js';
import { sshSources } from './ssh-sources.js';

export interface FetchingOptions {
  readonly sources: readonly SourceConfig[];
  readonly mirror: string;
  readonly narrow: Narrow;
  readonly verify: Verification;
  readonly acceptNewHostKey: boolean;
  readonly sshConfig: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Brings the mirror of every ssh source up to date, one host after the other. */
export async function fetchAll(
  options: FetchingOptions,
  progress: Progress,
): Promise<readonly FetchResult[]> {
  const mirror = await lockedMirror(options.mirror);
  try {
    const results: FetchResult[] = [];
    for (const source of sshSources(options.sources))
      results.push(await fetchOne(source, mirror, options, progress));
    return results;
  } finally {
    progress.stop();
    await mirror.close();
  }
}

/** The mirror for this process alone; exit 75 where another one works on it. */
export async function lockedMirror(folder: string): Promise<Mirror> {
  try {
    return await openMirror(folder);
  } catch (error) {
    if (error instanceof LockedError) throw new UserError(EXIT.tryLater, error.message, { cause: error });
    throw error;
  }
}

function fetchOne(
  source: SshSource,
  mirror: Mirror,
  options: FetchingOptions,
  progress: Progress,
): Promise<FetchResult> {
  const { environment, acceptNewHostKey, sshConfig, narrow, verify } = options;
  const connect = { environment, acceptNewHostKey, ...(sshConfig === undefined ? {} : { sshConfig }) };
  const onProgress = (event: FetchProgress): void => {
    if (event.kind === 'listed') progress.start(`fetching from ${source.name}`, event.files);
    if (event.kind === 'file') progress.advance(1);
  };
  return fetchSource({ mirror, source, narrow, verify, connect, onProgress });
}
