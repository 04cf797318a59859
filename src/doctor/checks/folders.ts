import { constants, existsSync, type Stats } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toPath } from '../../analysis/places.js';
import { counted } from '../../drafts/figures.js';
import { EXIT } from '../../failure.js';
import { readForgotten } from '../../files/forgotten.js';
import { readPseudonyms } from '../../files/pseudonyms.js';
import { workerOn } from '../../sources/mirror/lock.js';
import { type Finding, fail, ok, type Patient, tried, warn } from '../check.js';

/** Where this program writes: whether it can, and whether others can read it. */

export async function checkDataFolder({ config, around }: Patient): Promise<readonly Finding[]> {
  const folder = toPath(config.home.value, around);
  const lists = [
    await checkList('forgotten', () => readForgotten(folder)),
    await checkList('pseudonyms', () => readPseudonyms(folder)),
  ];
  // That nothing is wrong with lists that most people do not have is no news.
  return [await checkFolder('data folder', folder, true), ...lists.filter(({ status }) => status !== 'ok')];
}

/** A damaged list stops every run: what was forgotten would come back, and people get other numbers. */
const checkList = (subject: string, read: () => Promise<unknown>): Promise<Finding> =>
  tried(subject, 'Restore it from a backup.', async () => {
    await read();
    return subject;
  });

export const checkReports = async ({ config, around }: Patient): Promise<readonly Finding[]> => [
  await checkFolder('reports', toPath(config.reports.value, around), false),
];

export async function checkMirror({ config, around }: Patient): Promise<readonly Finding[]> {
  const folder = toPath(config.mirror.value, around);
  const itself = await checkFolder('mirror', folder, true);
  if (itself.status !== 'ok' || !existsSync(folder)) return [itself];
  const worker = await workerOn(folder);
  const open = await openToOthers(folder);
  return [
    itself,
    ...(open.length === 0
      ? []
      : [fail(EXIT.permission, 'mirror', openText(open, folder), `chmod -R go= '${folder}'`)]),
    ...(worker === undefined
      ? []
      : [warn('mirror', `process ${worker} works on it now`, 'Another run would end with 75: wait for it.')]),
  ];
}

const OTHERS = 0o077;

async function checkFolder(subject: string, path: string, isPrivate: boolean): Promise<Finding> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return absent(subject, path);
  if (!found.isDirectory())
    return fail(EXIT.io, subject, `${path} is no folder`, 'Move the file away, or name another folder.');
  if (isPrivate && isOpen(found))
    return fail(EXIT.permission, subject, `${path} is open to other users`, `chmod -R go= '${path}'`);
  return (await isUsable(path)) ? ok(subject, path) : notUsable(subject, path);
}

/** The first write makes it: what counts is the nearest folder that there is. */
async function absent(subject: string, path: string): Promise<Finding> {
  const above = nearest(path);
  const isFolder = (await stat(above)).isDirectory();
  return isFolder && (await isUsable(above))
    ? ok(subject, `${path}, not made yet`)
    : fail(
        EXIT.io,
        subject,
        `${path} cannot be made: ${above} is ${isFolder ? 'not writable' : 'no folder'}`,
        'Make it, or name another folder.',
      );
}

/** The path itself, or the closest folder above it that there is. */
export const nearest = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));

const notUsable = (subject: string, path: string): Finding =>
  fail(EXIT.io, subject, `${path} cannot be written`, `chown or chmod it, or name another folder.`);

const isUsable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );

const isOpen = ({ mode }: Stats): boolean => (mode & OTHERS) !== 0;

/** Whatever lies in a private folder is private, too. Links are not followed. */
async function openToOthers(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const open: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && isOpen(found)) open.push(path);
  }
  return open;
}

const openText = (open: readonly string[], folder: string): string =>
  `${counted(open.length, 'entry', 'entries')} of it open to other users, first ${(open[0] ?? '').slice(folder.length + 1)}`;
