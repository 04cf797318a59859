import { compareCodePoints } from './code-point.js';
import type { TranscriptRecord } from './record.js';

const ACCOUNT = /^(?:\/Users\/|\/home\/|[A-Za-z]:[\\/]Users[\\/])([^\\/]+)/;

/** How often each folder is the `cwd` of a record. */
export function countFolders(records: readonly TranscriptRecord[]): ReadonlyMap<string, number> {
  const folders = new Map<string, number>();
  for (const { cwd } of records) if (cwd !== undefined) folders.set(cwd, (folders.get(cwd) ?? 0) + 1);
  return folders;
}

/** The accounts in whose homes records' `cwd` lie. */
export const accountsOf = (folders: ReadonlyMap<string, number>): readonly string[] => [
  ...new Set([...folders.keys()].flatMap((folder) => ACCOUNT.exec(folder)?.[1] ?? [])),
];

/** The account that most records' `cwd` lie in, for sessions whose place does not name a user. */
export function accountOf(folders: ReadonlyMap<string, number>): string | undefined {
  const accounts = new Map<string, number>();
  for (const [folder, count] of folders) {
    const account = ACCOUNT.exec(folder)?.[1];
    if (account !== undefined) accounts.set(account, (accounts.get(account) ?? 0) + count);
  }
  return mostFrequent(accounts);
}

/** The last part of the most frequent whole `cwd`. */
export const projectOf = (folders: ReadonlyMap<string, number>): string | undefined =>
  mostFrequent(folders)
    ?.split(/[\\/]/)
    .findLast((part) => part !== '');

/** Ties go to the string that is smaller by code point. */
export function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [value, count] of counts) {
    const most = best === undefined ? 0 : (counts.get(best) ?? 0);
    if (count > most || (count === most && best !== undefined && compareCodePoints(value, best) < 0))
      best = value;
  }
  return best;
}
