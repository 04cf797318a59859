/** What a path below a root says about a transcript (metrics.md 1, Files). */
export type FileRole =
  /** `session`: the UUID in the name. `user`: named by a collected file's folder or name. */
  | { readonly role: 'main'; readonly session: string | undefined; readonly user: string | undefined }
  | { readonly role: 'subagent'; readonly session: string | undefined }
  /** A fork that is no task: not read, but counted for its session. */
  | { readonly role: 'fork'; readonly session: string | undefined }
  | { readonly role: 'other' };

/** Prefixes of subagent files that are no tasks. */
export const FORK_PREFIXES: readonly string[] = ['agent-aprompt_suggestion-', 'agent-acompact-'];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const COLLECTED = /^\d{4}-\d\d-\d\d_/;
const COLLECTED_FLAT = /^(.+?)(?:-\d{4}-\d\d-\d\d-|_\d{4}-\d\d-\d\d_)/;

/**
 * @param path below the root, with `/` between its parts
 * @param rootName name of the root folder: the user of collected files that lie right in it
 */
export function roleOf(path: string, rootName: string, forkPrefixes = FORK_PREFIXES): FileRole {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const subagents = parts.lastIndexOf('subagents', -2);
  const isAgent = name.startsWith('agent-');
  if (subagents < 0 && !isAgent) return mainFile(name, parts.at(-2) ?? rootName);
  if (!isAgent) return { role: 'other' };
  const folder = subagents > 0 ? parts[subagents - 1] : subagents === 0 ? rootName : undefined;
  const session = folder === undefined ? undefined : (UUID.exec(folder)?.[0].toLowerCase() ?? folder);
  const fork = forkPrefixes.some((prefix) => name.startsWith(prefix));
  return { role: fork ? 'fork' : 'subagent', session };
}

function mainFile(name: string, folder: string): FileRole {
  const session = UUID.exec(name)?.[0].toLowerCase();
  if (COLLECTED.test(name)) return { role: 'main', session, user: folder };
  return { role: 'main', session, user: COLLECTED_FLAT.exec(name)?.[1] };
}

/** UUIDs are compared in lower case; other ids as they stand. */
export const normalizeId = (id: string): string => (isUuid(id) ? id.toLowerCase() : id);

const isUuid = (id: string): boolean => UUID.exec(id)?.[0].length === id.length;

/** Whether what somebody typed is an id, or how it begins. */
export const idBeginsWith = (id: string, typed: string): boolean =>
  normalizeId(id).startsWith(isUuid(id) ? typed.toLowerCase() : typed);

/** The ids that somebody can mean: the very one that was typed, else all that begin so. */
export function idsMeant(ids: readonly string[], typed: string): readonly string[] {
  const begun = [...new Set(ids)].filter((id) => idBeginsWith(id, typed));
  const exact = begun.filter((id) => normalizeId(id) === normalizeId(typed));
  return exact.length > 0 ? exact : begun;
}
