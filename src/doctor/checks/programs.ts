import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { sshSources } from '../../analysis/ssh-sources.js';
import { EXIT } from '../../failure.js';
import { type Finding, fail, ok, type Patient, warn } from '../check.js';

/** What other programs are run for. */
const PURPOSES = {
  ssh: 'resolves hosts, and fetches for transport: openssh',
  'ssh-keygen': 'looks up host keys',
  git: 'reads fixes and documentation from clones',
} as const;
type Program = keyof typeof PURPOSES;

/** The programs of this machine that a run starts. */
export async function checkPrograms({ config, around }: Patient): Promise<readonly Finding[]> {
  const needed = new Set<Program>([
    ...(sshSources(config.sources.value).length > 0 ? (['ssh', 'ssh-keygen'] as const) : []),
    ...(config.provenanceRepos.value.length > 0 ? (['git'] as const) : []),
  ]);
  const programs = Object.keys(PURPOSES) as readonly Program[];
  return Promise.all(
    programs.map((program) => findProgram(program, needed.has(program), around.environment)),
  );
}

async function findProgram(
  program: Program,
  isNeeded: boolean,
  { PATH = '' }: Readonly<Record<string, string | undefined>>,
): Promise<Finding> {
  for (const folder of PATH.split(delimiter).filter((one) => one !== '')) {
    const path = join(folder, program);
    if (await isExecutable(path)) return ok(program, path);
  }
  const found = `not on the PATH; it ${PURPOSES[program]}`;
  const mend = `Install ${program === 'git' ? 'git' : "OpenSSH's client (openssh-client)"}.`;
  return isNeeded ? fail(EXIT.configuration, program, found, mend) : warn(program, found, mend);
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
