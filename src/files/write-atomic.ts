import { readlink, stat } from 'node:fs/promises';
import { EXIT, UserError } from '../failure.js';

/**
 * Writes a file whole or not at all. Through a link to a file, but never to what is none.
 * @param options `mode: OWN` where others of this machine are not to read it
 */
export async function writeAtomic(
  path: string,
  text: string,
  options: { readonly mode?: number } = {},
): Promise<void> {
  await refuseOpened(path);
  // Loading it takes a tenth of what most commands need, and most write nothing.
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, text, options);
}

export const OWN = 0o600;

/** A pipe or a device would be replaced, and a descriptor leads to whatever was opened: it may be what is being read. */
async function refuseOpened(path: string): Promise<void> {
  const target = await readlink(path).catch(() => '');
  const found = await stat(path).catch(() => undefined);
  const isOther = found !== undefined && !found.isFile() && !found.isDirectory();
  if (!isOther && ![path, target].some((one) => DESCRIPTOR.test(one))) return;
  throw new UserError(
    EXIT.io,
    `${path}: expected a file or a free name, found a device, a pipe or what another program opened. Nothing was written; name a file.`,
  );
}

const DESCRIPTOR = /^\/(?:dev\/(?:fd\/|std(?:in|out|err)$)|proc\/)/;
