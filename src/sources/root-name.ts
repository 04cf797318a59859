/** The last part of a source's root on its host: the user of collected files that lie right in it. */
export const rootNameOf = (root: string): string =>
  root
    .split('/')
    .filter((part) => part !== '')
    .at(-1) ?? '';
