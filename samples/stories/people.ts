import { type Session, session } from '../builder.js';
import { sidecars } from './harness.js';
import type { Scene } from './scene.js';

/** An invented person: a machine, and what they use on most days. */
export interface Person {
  readonly user: string;
  readonly home: string;
  readonly version: string;
  readonly project: string;
}

const mac = (user: string) => ({ user, home: `/Users/${user}` });
const linux = (user: string) => ({ user, home: `/home/${user}` });

export const MAREN: Person = { ...mac('maren'), version: '2.1.37', project: 'harbor-web' };
export const TOMAS: Person = { ...mac('tomas'), version: '2.1.47', project: 'harbor-web' };
export const INES: Person = { ...linux('ines'), version: '2.1.112', project: 'tidepool-api' };
export const KOFI: Person = { ...linux('kofi'), version: '2.0.76', project: 'atlas-data' };
export const YUKI: Person = { ...linux('yuki'), version: '2.1.29', project: 'ledger-core' };
export const BELA: Person = { ...linux('bela'), version: '2.1.121', project: 'harbor-web' };

/** One session of a person: day and time in February 2026, and what happens. */
export function told(person: Person, start: string, ...scenes: readonly Scene[]): Session {
  const { user, home, version, project } = person;
  const one = session({ user, home, version, project, start: `2026-02-${start}:00Z` });
  for (const scene of [sidecars, ...scenes]) scene(one);
  return one;
}

/** The same person on another project or version. */
export const on = (person: Person, other: Partial<Person>): Person => ({ ...person, ...other });
