import { shellOptions } from './options.js';

/** What is left of a command when the programs that only start another one are peeled off. */
export interface Peeled {
  readonly words: readonly string[];
  /** Text that a shell is asked to run (`bash -c '…'`, `eval '…'`). */
  readonly script: string | undefined;
  /** `xargs` hands over file names, so the program reads files although it stands behind a pipe. */
  readonly takesFiles: boolean;
}

/** `sudo -u app timeout 60 npx vitest run` → `vitest run`. */
export const peel = (words: readonly string[]): Peeled => {
  let rest = words;
  let takesFiles = false;
  for (;;) {
    const name = programName(rest[0]);
    if (name === undefined) return { words: rest, script: undefined, takesFiles };
    if (SHELLS.has(name)) return { ...insideShell(rest), takesFiles };
    const inner = unwrap(name, rest);
    if (inner === undefined || inner.length === 0) return { words: rest, script: undefined, takesFiles };
    takesFiles ||= name === 'xargs';
    rest = inner;
  }
};

/** `/usr/local/bin/Docker.exe` → `docker`; undefined where the word is no name (`$TOOL`, `--`). */
export const programName = (word: string | undefined): string | undefined => {
  if (word === undefined) return undefined;
  const base = word.slice(word.lastIndexOf('/') + 1).toLowerCase();
  if (base.length > LONGEST_NAME || !NAME.test(base)) return undefined;
  return base.includes('.') ? base.replace(/(?<=.)\.(?:exe|cmd|bat)$/, '') : base;
};

const LONGEST_NAME = 60;
const NAME = /^(?:[\w.@+:][\w.@+:-]*|\[\[?)$/;
const SHELLS = new Set(['bash', 'sh', 'zsh', 'dash', 'ksh', 'eval']);

/** Options that take the next word as their value. */
const WRAPPERS: Readonly<Record<string, string>> = {
  sudo: '-u -g -h -p -C -r -t -U -T -D --user --group --prompt --chdir',
  doas: '-u -C',
  env: '-u -C -S --unset --chdir',
  timeout: '-k -s --kill-after --signal',
  gtimeout: '-k -s --kill-after --signal',
  time: '-f -o --format --output',
  nice: '-n --adjustment',
  ionice: '-c -n -p',
  stdbuf: '-i -o -e',
  xargs: '-n -I -P -L -d -E -s -a -J',
  nohup: '',
  exec: '-a',
  command: '',
  builtin: '',
  setsid: '',
  caffeinate: '-t -w',
  'xvfb-run': '-n -s',
  npx: '-p --package -c --call',
  pnpx: '-p --package',
  bunx: '-p --package',
  uvx: '--from --with --python -p',
  dotenv: '-e -f',
};

interface Runner {
  readonly by: readonly string[];
  readonly values: string;
  /** Names of tools stand before `--`, the program behind it; for others, a later `--` is the program's own. */
  readonly tools?: true;
}

/** The same for programs that start another one by a subcommand. */
const RUNNERS: Readonly<Record<string, Runner>> = {
  npm: { by: ['exec', 'x'], values: '-p --package -w --workspace --prefix' },
  pnpm: { by: ['exec', 'dlx'], values: '-F --filter -C --dir --package' },
  yarn: { by: ['exec', 'dlx'], values: '-p --package --cwd' },
  bun: { by: ['x'], values: '--cwd' },
  uv: { by: ['run'], values: '--with --python -p --extra --group --project --directory --env-file' },
  poetry: { by: ['run'], values: '-C --directory' },
  pipenv: { by: ['run'], values: '' },
  pdm: { by: ['run'], values: '-p' },
  hatch: { by: ['run'], values: '-e' },
  bundle: { by: ['exec'], values: '' },
  mise: { by: ['exec', 'x'], values: '-C -c', tools: true },
  asdf: { by: ['exec'], values: '' },
  conda: { by: ['run'], values: '-n -p --name --prefix' },
  doppler: { by: ['run'], values: '-p -c --project --config' },
};

const unwrap = (name: string, words: readonly string[]): readonly string[] | undefined => {
  const values = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (values !== undefined) return insideWrapper(name, words, values);
  if (/^(?:python|pypy)[\d.]*$/.test(name)) return pythonModule(words);
  const runner = Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : undefined;
  if (runner === undefined) return undefined;
  const subcommand = afterOptions(words, 1, runner.values);
  if (!runner.by.includes(words[subcommand] ?? '')) return undefined;
  const separator = runner.tools === true ? words.indexOf('--', subcommand) : -1;
  const start = separator > 0 ? separator + 1 : afterOptions(words, subcommand + 1, runner.values);
  return withoutVersion(words.slice(start));
};

const insideWrapper = (
  name: string,
  words: readonly string[],
  values: string,
): readonly string[] | undefined => {
  if (name === 'command' && /^-[vV]/.test(words[1] ?? '')) return undefined;
  let at = afterOptions(words, 1, values);
  if (name.endsWith('timeout')) at += 1;
  while (ASSIGNMENT.test(words[at] ?? '')) at += 1;
  const rest = words.slice(at);
  return /^(?:npx|pnpx|bunx|uvx)$/.test(name) ? withoutVersion(rest) : rest;
};

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

const afterOptions = (words: readonly string[], from: number, values: string): number => {
  let at = from;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return at + 1;
    if (!word.startsWith('-')) return at;
    if (` ${values} `.includes(` ${word} `)) at += 1;
  }
  return at;
};

/** `python -m pytest -q` is pytest, however it was started. */
const pythonModule = (words: readonly string[]): readonly string[] | undefined => {
  const at = afterOptions(words, 1, '-W -X -c');
  const flag = words.indexOf('-m');
  return flag > 0 && flag < at ? words.slice(flag + 1) : undefined;
};

/** `npx eslint@9` and `npx eslint` are one program. */
const withoutVersion = (words: readonly string[]): readonly string[] => {
  const [first, ...rest] = words;
  return first === undefined ? words : [first.replace(/(?<=[^/])@[^/]*$/, ''), ...rest];
};

/** `bash -lc 'make'` runs the text, `bash deploy.sh` the script. */
const insideShell = (words: readonly string[]): Pick<Peeled, 'words' | 'script'> => {
  if (words[0] === 'eval') return { words, script: words.slice(1).join(' ') };
  const { said, end } = shellOptions(words);
  if (said.has('c')) return { words, script: words[end] };
  return { words: end < words.length ? words.slice(end) : words, script: undefined };
};
