import { Random } from './builder/random.js';
import { Session } from './builder/session.js';
import { Thread } from './builder/thread.js';
import { formatOf } from './builder/version.js';

export type { Bash } from './builder/bash.js';
export type { SampleFile } from './builder/session.js';
export { Session } from './builder/session.js';

export interface SessionOptions {
  readonly user: string;
  /** ISO instant. */
  readonly start: string;
  readonly version: string;
  readonly project: string;
  /** `/Users/maren`; default `/home/USER`. */
  readonly home?: string;
  readonly branch?: string;
}

/** Begins an invented session. The same options and calls give the same bytes. */
export function session(options: SessionOptions): Session {
  const random = new Random(`${options.user} ${options.start}`);
  const home = options.home ?? `/home/${options.user}`;
  const envelope = {
    sessionId: random.uuid(),
    version: options.version,
    cwd: `${home}/src/${options.project}`,
    gitBranch: options.branch ?? 'main',
    slug: `${random.pick(['quiet', 'brisk', 'amber', 'mossy'])}-${random.pick(['ferry', 'lantern', 'heron', 'quarry'])}`,
    agentId: undefined,
  };
  const thread = new Thread(envelope, formatOf(options.version), random, Date.parse(options.start));
  return new Session(options.user, thread);
}
