/**
 * Writes a file whole or not at all.
 * @param options `mode: OWN` where others of this machine are not to read it
 */
export async function writeAtomic(
  path: string,
  text: string,
  options: { readonly mode?: number } = {},
): Promise<void> {
  // Loading it takes a tenth of what most commands need, and most write nothing.
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, text, options);
}

export const OWN = 0o600;
