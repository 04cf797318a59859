import { EXIT, UserError } from './failure.js';

/** What to do about what the system refused. Other codes mean that the program asked for nonsense. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room, or name another place',
  EDQUOT: 'the quota of this account is used up: make room, or name another place',
  EROFS: 'it lies on a disk that can only be read: name another place',
  EACCES: 'this account may not do that: change the permissions, or name another place',
  EPERM: 'this account may not do that: change the permissions, or name another place',
  EIO: 'the disk does not answer as it should',
  EMFILE: 'too many files are open: raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine',
  ENOENT: 'it, or the folder that it is to lie in, is not there',
  ENOTDIR: 'a folder is needed, and a file is in its place',
  EISDIR: 'a file is needed, and a folder is in its place',
  EEXIST: 'something else is in its place',
  EBUSY: 'it is in use, or mounted by itself: mount its folder instead',
  EXDEV: 'it is mounted by itself: mount its folder instead',
  ELOOP: 'links lead in a circle',
  ENAMETOOLONG: 'the name is too long for this file system',
};

/** For what the system refuses where nobody expects it; undefined for faults of our own. */
export function systemErrorOf(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (FULL.test(error.message))
    return new UserError(EXIT.io, `the store: ${REMEDIES.ENOSPC} (${firstLine(error.message)})`, {
      cause: error,
    });
  const { code = '', path, syscall = 'use' } = error as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd')
    return new UserError(EXIT.io, 'the current folder is no longer there: cd to another.', { cause: error });
  const remedy = REMEDIES[code];
  if (remedy === undefined) return undefined;
  return new UserError(EXIT.io, `${path ?? 'a file'}: cannot ${syscall} (${code}): ${remedy}.`, {
    cause: error,
  });
}

/** As DuckDB says it. */
const FULL = /No space left on device/;

const firstLine = (text: string): string => text.split('\n')[0]?.slice(0, 300) ?? '';
