import { type SampleFile, type Session, session } from '../builder.js';
import { PLAN, type Row } from './plan.js';

/** The main samples, in the layout of a server that collects everybody's sessions. */
export function stories(): readonly SampleFile[] {
  return PLAN.flatMap(sessionsOf).flatMap((one) => one.files());
}

function sessionsOf(row: Row): readonly Session[] {
  const { user, home } = row.person;
  const first = session({ user, home, start: row.start, version: row.version, project: row.project });
  for (const scene of row.scenes) scene(first);
  if (row.fork === undefined) return [first];
  const second = first.fork(row.fork.start);
  for (const scene of row.fork.scenes) scene(second);
  return [first, second];
}
