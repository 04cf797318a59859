/**
 * A path that is the same for everyone: below the project, or a worktree that it keeps, relative to it, below home as
 * `~/…`, temporary folders as `<tmp>/…`, ids masked. `project` is the project's folder, or only its name.
 */
export const maskPath = (path: string, project?: string): string => {
  const slashed = path
    .slice(0, LONGEST)
    .replace(/\\/g, '/')
    .replace(/(?<=.)\/\/+/g, '/');
  const inside = project === undefined ? undefined : withinProject(slashed, project.replace(/\\/g, '/'));
  const outside = (): string => slashed.replace(TEMPORARY, '<tmp>/').replace(HOME, '~/');
  return maskIds((inside ?? outside()).replace(WORKTREE, '')).replace(ENCODED_HOME, '-~-');
};

export const PATH_SHAPES = ['absolute', 'relative', 'doubled'] as const;
export type PathShape = (typeof PATH_SHAPES)[number];

/** `doubled` is a path typed below itself: a run of segments stands twice in a row (`apps/web/apps/web/x`). */
export const pathShape = (path: string): PathShape => {
  const slashed = path.replace(/\\/g, '/');
  if (isDoubled(slashed.split('/').slice(-DEEPEST))) return 'doubled';
  return /^(?:\/|~|[A-Za-z]:\/)/.test(slashed) ? 'absolute' : 'relative';
};

const LONGEST = 4096;
const DEEPEST = 60;

/** One segment twice is common (`node_modules/x/node_modules` is none, `src/foo/foo` is); two or more are a slip. */
const isDoubled = (segments: readonly string[]): boolean => {
  for (let length = 2; length * 2 <= segments.length; length += 1) {
    let run = 0;
    for (let at = length; at < segments.length; at += 1) {
      run = segments[at] === segments[at - length] && segments[at] !== '' ? run + 1 : 0;
      if (run === length) return true;
    }
  }
  return false;
};

const TEMPORARY =
  /^(?:\/private)?\/(?:tmp|var\/tmp|var\/folders\/[^/]+\/[^/]+(?:\/T)?|dev\/shm)(?:\/|$)|^[A-Za-z]:\/(?:Users\/[^/]+\/AppData\/Local\/Temp|Windows\/Temp|Temp)(?:\/|$)/i;
const HOME =
  /^(?:\/mnt\/[a-z]\/Users\/[^/]+|\/(?:home|Users)\/[^/]+|\/root|[A-Za-z]:\/Users\/[^/]+|\$\{?HOME\}?)(?:\/|$)/;
/** Project folders are named after their whole path, account included. */
const ENCODED_HOME = /-(?:Users|home)-[A-Za-z\d_.]+-/g;

/** Where people and Claude Code keep worktrees of a project: what lies in one lies in each. A name with a slash is cut. */
const WORKTREE = /^(?:\.worktrees|\.claude\/worktrees)\/[^/]+\/(?=.)/;

const withinProject = (path: string, project: string): string | undefined => {
  if (project === '' || !/^(?:\/|~|[A-Za-z]:\/)/.test(path)) return undefined;
  if (project.includes('/')) {
    const folder = project.replace(/\/+$/, '');
    return path === folder ? '.' : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
  }
  const segments = path.split('/');
  const at = segments.indexOf(project);
  return at < 0 ? undefined : segments.slice(at + 1).join('/') || '.';
};

const maskIds = (path: string): string =>
  path
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi, '<id>')
    .replace(/\b(?=[a-f\d]*\d)[a-f\d]{7,64}\b/gi, '<id>')
    .replace(/(?<=^<tmp>\/.*)tmp[\w]{6,}/g, '<id>');
