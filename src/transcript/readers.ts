import { familyOf } from './shell/family.js';
import type { ShellStep } from './shell/step.js';

/** Commands that only show text: a program, a command family or the beginning of one; `ssh * logs` is `ssh` with that word anywhere. */
export type Readers = readonly string[];

/** rules.md 1: error words in what these print are quotes. */
export const READERS: Readers = [
  'cat',
  'bat',
  'head',
  'tail',
  'less',
  'more',
  'nl',
  'zcat',
  'gzcat',
  'bzcat',
  'xzcat',
  'zless',
  'tac',
  'strings',
  'xxd',
  'hexdump',
  'od',
  'sort',
  'uniq',
  'cut',
  'column',
  'fold',
  'sed',
  'awk',
  'grep',
  'egrep',
  'fgrep',
  'zgrep',
  'rg',
  'ag',
  'jq',
  'yq',
  'diff',
  'git diff',
  'git show',
  'git log',
  'git grep',
  'git blame',
  'git stash show',
  'gh api',
  'gh run view',
  'gh pr diff',
  'gh pr view',
  'gh issue view',
  'gh issue list',
  'gh search',
  'systemctl status',
  'history',
  'docker logs',
  'docker compose logs',
  'kubectl logs',
  'journalctl',
  'aws logs',
  'gcloud logging',
  'heroku logs',
  'vercel logs',
  'fly logs',
  'flyctl logs',
  'dmesg',
  'ssh * logs',
  'ssh * journalctl',
  'ssh * cat',
  'ssh * tail',
  'ssh * grep',
  'docker exec * cat',
  'docker exec * tail',
  'docker exec * grep',
  'docker compose exec * cat',
  'docker compose exec * tail',
  'docker compose exec * grep',
  'kubectl exec * cat',
  'kubectl exec * tail',
  'kubectl exec * grep',
];

/**
 * True where a step shows the text of a file or a history. A filter on a pipe (`make | tail`) shows what
 * another program printed, and one whose output goes to a file shows nothing.
 */
export const isReader = (step: ShellStep, readers: Readers): boolean => {
  if (step.filters || step.substituted || step.redirected || step.program === undefined) return false;
  if (!mayRead(step.program, readers)) return false;
  if (SILENT.get(step.program)?.test(step.args.join(' ')) === true) return false;
  const { program } = step;
  const family = familyOf(step) ?? program;
  return readers.some((reader) => isNamed(family, reader) || isSaid(step, family, reader));
};

/** Most programs are none: that is known by name, without looking at every reader each time. */
const mayRead = (program: string, readers: Readers): boolean => {
  let names = firstWords.get(readers);
  if (names === undefined) {
    names = new Set(readers.map((reader) => reader.split(' ', 1)[0] ?? ''));
    firstWords.set(readers, names);
  }
  return names.has(program);
};

const firstWords = new WeakMap<Readers, ReadonlySet<string>>();

/** With these options the program prints nothing. */
const SILENT: ReadonlyMap<string, RegExp> = new Map([
  ['sed', /^(?:-\w+ )*(?:-\w*i|--in-place)/],
  ['grep', /^(?:-\w+ )*-\w*q/],
]);

const isNamed = (family: string, reader: string): boolean =>
  family.startsWith(reader) && (family.length === reader.length || family[reader.length] === ' ');

/** `ssh * logs`: the word may stand inside one argument, as a remote command does. */
const isSaid = (step: ShellStep, family: string, reader: string): boolean => {
  const star = reader.indexOf(' * ');
  if (star < 0 || !isNamed(family, reader.slice(0, star))) return false;
  const wanted = reader.slice(star + 3);
  return step.args.some((arg) => arg.split(/\s+/).includes(wanted));
};
