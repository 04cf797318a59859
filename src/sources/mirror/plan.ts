import type { RemoteFile } from '../transport.js';
import type { FileState } from './state.js';

/** What must be done about one file. */
export type Plan =
  | { readonly kind: 'keep'; readonly state: FileState }
  | { readonly kind: 'fetch' }
  /** Append what is new, if the copy is still what it was. */
  | { readonly kind: 'extend'; readonly state: FileState }
  /** Only a checksum can tell whether the copy is still the start of the remote file. */
  | { readonly kind: 'compare' }
  /** The copy is longer than the file: that cannot be the same file. */
  | { readonly kind: 'replace' };

/**
 * @param state what was known after the last fetch
 * @param copied size of the local copy, if there is one
 * @param verify compare even what looks unchanged
 */
export function planFor(
  remote: RemoteFile,
  state: FileState | undefined,
  copied: number | undefined,
  verify: boolean,
): Plan {
  if (copied === undefined) return { kind: 'fetch' };
  if (copied > remote.size) return { kind: 'replace' };
  if (state === undefined || state.size !== copied || state.inode !== remote.inode)
    return { kind: 'compare' };
  if (remote.size > copied) return { kind: 'extend', state };
  return state.mtime === remote.mtime && !verify ? { kind: 'keep', state } : { kind: 'compare' };
}
