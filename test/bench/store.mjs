// How long the statistics commands take on a store of 100,000 sessions, each as a whole process:
//   npm run bench:store -- [--sessions 100000] [--runs 5] [--keep FOLDER] [--only tools]
// Makes up the sessions (or takes those that an earlier call kept), publishes a snapshot and asks it, once for people
// and once for programs (--json); prints the medians of each command beside the bar. Leaves nothing behind but what
// --keep names.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { COMMANDS } from '../../build/commands/all.js';
import { AS_OF, generateSnapshot } from './generated-store.mjs';

const BAR_SECONDS = 1;
const cli = join(import.meta.dirname, '../../dist/cli.js');
const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '5' },
    keep: { type: 'string' },
    only: { type: 'string' },
  },
});

/** Arguments of commands that need some. */
const NEEDED = { compare: ['2.1-1', '2.1-2'] };
const ASKED = [
  ...COMMANDS.filter(({ group, name }) => group === 'Statistics' && nameOf(name) !== 'report').map(
    ({ name }) => [nameOf(name), ...(NEEDED[nameOf(name)] ?? [])],
  ),
  ['usage', '--by', 'model', '--days', '30'],
  ['compare', '--by', 'user', 'person-1', 'person-2'],
  ['compare', '60d..30d', '30d..'],
  ['sql', 'session_stats'],
  ['query', 'SELECT tool, calls FROM tools ORDER BY calls DESC LIMIT 5'],
];

const scratch = mkdtempSync(join(tmpdir(), 'frictionlog-bench-'));
try {
  const folder = values.keep === undefined ? scratch : resolve(values.keep);
  mkdirSync(folder, { recursive: true });
  const store = join(folder, 'store.duckdb');
  if (!existsSync(join(folder, 'store.snapshot.duckdb'))) await generate(store);
  const wanted = ASKED.filter(([name]) => values.only === undefined || name === values.only);
  const slow = wanted.filter((args) => !isFast(args, store));
  console.log(`${wanted.length - slow.length} of ${wanted.length} under ${BAR_SECONDS} s`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function nameOf(command) {
  return command.split(' ')[0];
}

async function generate(store) {
  const start = performance.now();
  const rows = await generateSnapshot(store, Number(values.sessions));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${Object.entries(rows)
      .map(([table, count]) => `${count} ${table}`)
      .join(', ')}: made up in ${seconds} s`,
  );
}

function isFast(args, store) {
  const both = [args, [...args, '--json']].map((asked) =>
    Array.from({ length: Number(values.runs) }, () => timed(asked, store)),
  );
  const [text, json] = both.map((runs) => median(runs.map(({ wall }) => wall)));
  const [cpu, jsonCpu] = both.map((runs) => median(runs.map(({ cpu }) => cpu)));
  const columns = [`${text.toFixed(2)} s`, `--json ${json.toFixed(2)} s`]
    .map((one) => one.padStart(17))
    .join('');
  const line = `${args.join(' ').padEnd(60)}${columns}  (CPU ${cpu.toFixed(2)} and ${jsonCpu.toFixed(2)} s)`;
  const isUnder = Math.max(text, json) < BAR_SECONDS;
  console.log(isUnder ? line : `${line}  over ${BAR_SECONDS} s`);
  return isUnder;
}

function timed(args, store) {
  const asOf = args[0] === 'sql' || args[0] === 'query' ? [] : ['--as-of', AS_OF];
  const env = { PATH: process.env.PATH, HOME: scratch, FRICTIONLOG_HOME: scratch };
  const options = { cwd: scratch, env, encoding: 'utf8', maxBuffer: 2 ** 30 };
  const [before, start] = [cpuOfChildren(), performance.now()];
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args, '--store', store, ...asOf], options);
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { wall, cpu: cpuOfChildren() - before };
}

/** Of children that ended; on a machine that others use it tells more than the clock. Only Linux says it. */
function cpuOfChildren() {
  const stat = existsSync('/proc/self/stat') ? readFileSync('/proc/self/stat', 'utf8') : '';
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
    .map(Number);
  return (user + system) / 100;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
