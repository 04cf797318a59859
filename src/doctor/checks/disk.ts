import { stat, statfs } from 'node:fs/promises';
import { toPath } from '../../analysis/places.js';
import { EXIT } from '../../failure.js';
import { type Finding, fail, ok, type Patient, warn } from '../check.js';
import { nearest } from './folders.js';

/** Room where this program writes: one line for each disk. */
export async function checkDisk({ config, around }: Patient): Promise<readonly Finding[]> {
  const { home, mirror, reports } = config;
  const paths = [home.value, mirror.value, reports.value].map((path) => nearest(toPath(path, around)));
  const disks = new Map<number, string>();
  for (const path of paths) {
    const { dev } = await stat(path);
    if (!disks.has(dev)) disks.set(dev, path);
  }
  return Promise.all([...disks.values()].map(async (path) => roomFinding(path, await freeBytes(path))));
}

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

const MIB = 1024 * 1024;
/** Below, a fetch is likely to fail. */
const TOO_LITTLE = 100 * MIB;
const LITTLE = 1024 * MIB;

/** @param free bytes that this user may still write */
export function roomFinding(path: string, free: number): Finding {
  const found = `${Math.floor(free / MIB)} MiB free at ${path}`;
  const mend = 'Make room, or prune what is old: frictionlog prune --older-than 180d.';
  if (free < TOO_LITTLE) return fail(EXIT.io, 'disk', found, mend);
  return free < LITTLE ? warn('disk', found, mend) : ok('disk', found);
}
