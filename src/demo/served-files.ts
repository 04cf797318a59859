import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type RawPath, rawPathOf } from '../sources/raw-path.js';
import type { RemoteFile } from '../sources/transport.js';

/** Where the served folder pretends to lie. */
export const DEMO_ROOT = '/data/user_sessions';

/** The files of the pretended host, held in memory: no request reaches the disk. */
export interface ServedFiles {
  readonly listing: readonly RemoteFile[];
  /** By absolute path on the pretended host. */
  readonly contents: ReadonlyMap<RawPath, Buffer>;
}

/** Reads every transcript below a folder. Inodes and times follow from the names, not from the checkout. */
export async function readServedFiles(folder: string): Promise<ServedFiles> {
  const names = await transcriptsBelow(folder);
  const contents = new Map<RawPath, Buffer>();
  const listing: RemoteFile[] = [];
  for (const [index, name] of names.entries()) {
    const bytes = await readFile(join(folder, ...name.split('/')));
    contents.set(rawPathOf(`${DEMO_ROOT}/${name}`), bytes);
    const mtime = `${modifiedAt(name, names)}.0000000000`;
    listing.push({ path: rawPathOf(name), inode: String(5_001 + index), size: bytes.length, mtime });
  }
  return { listing, contents };
}

async function transcriptsBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Seconds since 1970: the evening of the day in the name; a subagent's file has that of its session. */
function modifiedAt(name: string, all: readonly string[]): number {
  const session = name.split('/').at(-3) ?? '';
  const main = name.includes('/subagents/') ? all.find((other) => other.endsWith(`_${session}.jsonl`)) : name;
  const date = /(\d{4}-\d\d-\d\d)_[^/]*$/.exec(main ?? '')?.[1] ?? '2026-02-27';
  return Date.parse(`${date}T20:00:00Z`) / 1000;
}
