import type { ShellStep } from './step.js';

/** `npm run build`: the program and its subcommands, never a flag, a path or a value. */
export const familyOf = (step: ShellStep): string | undefined => {
  if (step.program === undefined) return undefined;
  const table = Object.hasOwn(SUBCOMMANDS, step.program) ? SUBCOMMANDS[step.program] : undefined;
  return table === undefined ? step.program : [step.program, ...subcommands(step, table)].join(' ');
};

/** The subcommand words of a step by the table, for instance `['compose', 'up']`. */
const subcommands = (step: ShellStep, table: Subcommands): readonly string[] => {
  const found: string[] = [];
  let depth = table.depth;
  for (let at = 0; at < step.args.length && found.length < depth; at += 1) {
    const word = step.args[at] ?? '';
    if (word === '--') break;
    if (table.values.includes(word)) at += 1;
    else if (!isOption(word)) {
      const lower = word.toLowerCase();
      if (!SUBCOMMAND.test(lower)) break;
      found.push(lower);
      if (found.length === 1 && table.deeper.includes(lower)) depth += 1;
    }
  }
  return found;
};

interface Subcommands {
  readonly depth: number;
  /** First subcommands that have one of their own. */
  readonly deeper: readonly string[];
  /** Words that take the next one as their value. */
  readonly values: readonly string[];
}

/** `+nightly` chooses a toolchain, `A=b` sets a variable of make. */
const isOption = (word: string): boolean => /^[-+]/.test(word) || /^\w+=/.test(word);
const SUBCOMMAND = /^[a-z][\w:.-]{0,39}$/;

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
const of = (depth: number, deeper = '', values = ''): Subcommands => ({
  depth,
  deeper: words(deeper),
  values: words(values),
});

/** A program that is not here is its own family: its first word may be a value (`grep error`, `mkdir build`). */
const SUBCOMMANDS: Readonly<Record<string, Subcommands>> = {
  git: of(1, 'stash worktree submodule remote bisect', '-C -c --git-dir --work-tree --namespace --exec-path'),
  gh: of(
    1,
    'pr issue run repo release workflow auth secret variable label gist cache project search extension',
    '-R --repo',
  ),
  glab: of(2, '', '-R --repo'),
  go: of(1, 'mod tool work', '-C'),
  cargo: of(1, '', '--manifest-path --config -C'),
  rustup: of(1, 'toolchain target component'),
  npm: of(1, 'run run-script', '-w --workspace --prefix --loglevel'),
  pnpm: of(1, 'run', '-F --filter -C --dir'),
  yarn: of(1, 'run', '--cwd workspace'),
  bun: of(1, 'run pm', '--cwd --filter'),
  deno: of(1, 'task'),
  nx: of(1),
  turbo: of(1, 'run', '--filter'),
  docker: of(
    1,
    'compose image container buildx builder network volume system context',
    '-H --host --context -f --file -p --project-name --profile --env-file',
  ),
  'docker-compose': of(1, '', '-f --file -p --project-name --profile --env-file'),
  podman: of(1, 'compose image container network volume system machine'),
  kubectl: of(1, 'rollout config create set', '-n --namespace --context --kubeconfig'),
  helm: of(1, 'repo dependency', '-n --namespace --kube-context'),
  terraform: of(1, 'state workspace'),
  aws: of(2, '', '--profile --region --endpoint-url --output'),
  gcloud: of(2, 'compute container', '--project --account --configuration'),
  az: of(2, '', '--subscription'),
  make: of(1, '', '-C -f -j -I -l --directory --file --jobs'),
  gmake: of(1, '', '-C -f -j'),
  cmake: of(0),
  just: of(1, '', '-f --justfile -d --working-directory'),
  task: of(1, '', '-t -d --taskfile --dir'),
  rake: of(1, '', '-f'),
  mise: of(1, 'run tasks', '-C --cd -E --env'),
  asdf: of(1, 'plugin'),
  mvn: of(1, '', '-f -pl -P -s --file --projects'),
  mvnw: of(1, '', '-f -pl -P -s --file --projects'),
  gradle: of(1, '', '-p -b --project-dir'),
  gradlew: of(1, '', '-p -b --project-dir'),
  dotnet: of(1, 'tool ef workload'),
  pip: of(1),
  pip3: of(1),
  uv: of(1, 'pip tool python', '--directory --project'),
  poetry: of(1, 'env', '-C --directory'),
  conda: of(1, 'env'),
  ruff: of(1),
  alembic: of(1, '', '-c'),
  bundle: of(1),
  rails: of(1),
  composer: of(1, '', '-d'),
  artisan: of(1),
  flutter: of(1, 'pub'),
  swift: of(1, 'package'),
  mix: of(1),
  brew: of(1, 'services'),
  apt: of(1),
  'apt-get': of(1, '', '-o -t'),
  dnf: of(1),
  yum: of(1),
  apk: of(1),
  snap: of(1),
  systemctl: of(1, '', '-H -M -p -t'),
  launchctl: of(1),
  tmux: of(1, '', '-L -S -f'),
  vite: of(1),
  vitest: of(1, '', '-c --config --root --dir -t -p --project'),
  playwright: of(1, '', '-c --config'),
  next: of(1),
  prisma: of(1, 'migrate db'),
  biome: of(1),
  'golangci-lint': of(1, '', '-c --config'),
  'pre-commit': of(1, '', '-c --config'),
  supabase: of(2),
  wrangler: of(1, 'pages d1 kv r2', '-c --config -e --env'),
  vercel: of(1),
  fly: of(1, '', '-a --app -c --config'),
  heroku: of(1, '', '-a --app'),
  claude: of(0),
};
