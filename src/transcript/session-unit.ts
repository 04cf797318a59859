import { compareCodePoints } from './code-point.js';
import { type FileRole, roleOf } from './file-name.js';

/** The files of one session, before any is read. */
export interface SessionUnit {
  readonly id: string;
  readonly excludedForks: number;
  readonly files: readonly UnitFile[];
}

export interface UnitFile {
  readonly path: string;
  readonly role: 'main' | 'subagent';
}

export interface GroupedFiles {
  /** In the order of their first files. */
  readonly units: readonly SessionUnit[];
  readonly skipped: { readonly fork: number; readonly not_a_transcript: number };
}

/** First `sessionId` in a file: asked only where the name does not tell. */
export type PeekSessionId = (path: string) => string | undefined;

/**
 * @param paths below one root, in any order
 * @param named how people named a path
 */
export function groupFiles(
  paths: readonly string[],
  rootName: string,
  peek: PeekSessionId,
  named: (path: string) => string = (path) => path,
): GroupedFiles {
  const units = new Map<string, SessionUnit>();
  const skipped = { fork: 0, not_a_transcript: 0 };
  for (const path of [...paths].sort(compareCodePoints)) {
    const role = roleOf(named(path), rootName);
    if (role.role === 'fork') skipped.fork += 1;
    if (role.role === 'other') skipped.not_a_transcript += 1;
    else addFile(units, path, role, role.session ?? peek(path) ?? nameOf(named(path)));
  }
  return { units: [...units.values()].filter(({ files }) => files.length > 0), skipped };
}

const nameOf = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.jsonl$/, '');

function addFile(
  units: Map<string, SessionUnit>,
  path: string,
  role: Exclude<FileRole, { role: 'other' }>,
  id: string,
): void {
  const unit = units.get(id) ?? { id, excludedForks: 0, files: [] };
  if (role.role === 'fork') {
    units.set(id, { ...unit, excludedForks: unit.excludedForks + 1 });
    return;
  }
  units.set(id, { ...unit, files: [...unit.files, { path, role: role.role }] });
}

/** User named by the place of a session's first main file; which one is first shows only after reading. */
export function collectedUserOf(path: string, rootName: string): string | undefined {
  const role = roleOf(path, rootName);
  return role.role === 'main' ? role.user : undefined;
}
