// Time and memory of a whole analysis, as ratios in one run on real data:
//   npm run bench -- FOLDER [--runs 5] [--copies 10]
// Compares `frictionlog draft` (all rules, drafts included) with a bare readFileSync + JSON.parse per line on
// one thread, each as a process of its own, in turn, by wall clock and by CPU time; then analyzes the corpus copied under new ids.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyCorpus } from './copy-corpus.mjs';

const here = import.meta.dirname;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, copies: { type: 'string', default: '10' } },
});
const folder = resolve(positionals[0] ?? join(here, '../../../shared/transcripts'));
if (!existsSync(folder)) {
  console.log(`skipped: ${folder} is not there. Name a folder of transcripts: npm run bench -- FOLDER`);
  process.exit(0);
}

const scratch = mkdtempSync(join(tmpdir(), 'frictionlog-bench-'));
const cli = join(here, '../../dist/cli.js');
try {
  const asOf = halfSeen();
  const rounds = Array.from({ length: Number(values.runs) + 1 }, () => [
    bare(folder),
    whole(folder, asOf),
  ]).slice(1);
  const ratio = median(rounds.map(([a, b]) => b.seconds / a.seconds));
  const peak = Math.max(...rounds.map(([, b]) => b.mebibytes));
  console.log(`bare parse:     median ${median(rounds.map(([a]) => a.seconds)).toFixed(2)} s on one thread`);
  console.log(`whole analysis: median ${median(rounds.map(([, b]) => b.seconds)).toFixed(2)} s`);
  console.log(`ratio:          median ${ratio.toFixed(2)} of ${rounds.length} pairs (floor: 2.0)`);
  console.log(
    `CPU seconds:    bare ${least(rounds, 0)}, whole on all threads ${least(rounds, 1)} (least of all rounds)`,
  );
  console.log(`drafts:         ${drafts()}`);
  console.log(`peak memory:    ${peak.toFixed(0)} MiB (floor: 300 MB = 286 MiB)`);
  if (Number(values.copies) > 1) many(Number(values.copies), peak, asOf);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function many(copies, peak, asOf) {
  const target = join(scratch, 'copies');
  const records = copyCorpus(folder, target, copies);
  const alone = bare(target).seconds;
  const { mebibytes, seconds } = whole(target, asOf);
  const bytes = ((mebibytes - peak) * 1024 * 1024) / records;
  console.log(
    `${copies} copies:      ${seconds.toFixed(2)} s, ratio ${(seconds / alone).toFixed(2)}, peak ${mebibytes.toFixed(0)} MiB, ${records} records: ${bytes.toFixed(1)} bytes a record more (floor: 300 MB + 10 bytes a record = ${(286 + (records * 10) / 1048576).toFixed(0)} MiB)`,
  );
}

function drafts() {
  const issues = join(scratch, 'reports', 'issues');
  return existsSync(issues) ? readdirSync(issues).length : 0;
}

function bare(path) {
  return measure([join(here, 'bare-parse.mjs'), path]);
}

/** Drafts are due only near the last matches: the run is as of the day when half of the groups were last seen. */
function halfSeen() {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 30 };
  const { stdout } = spawnSync(process.execPath, [cli, 'analyze', folder, '--json'], options);
  const seen = JSON.parse(stdout)
    .groups.flatMap(({ last_seen }) => last_seen ?? [])
    .sort();
  return seen.length === 0 ? [] : ['--as-of', seen[Math.floor(seen.length / 2)]];
}

function whole(path, asOf) {
  const reports = join(scratch, 'reports');
  rmSync(reports, { recursive: true, force: true });
  return measure([
    cli,
    'draft',
    path,
    '--reports',
    reports,
    '--min-sessions',
    '1',
    '--min-users',
    '1',
    '--quiet',
    ...asOf,
  ]);
}

function measure(args) {
  const peakFile = join(scratch, 'peak');
  const env = { ...process.env, BENCH_PEAK: peakFile, FRICTIONLOG_HOME: join(scratch, 'home') };
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', join(here, 'peak.mjs'), ...args], {
    env,
    encoding: 'utf8',
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  const [peakKib, cpu] = readFileSync(peakFile, 'utf8').split(' ').map(Number);
  return { seconds, cpu, mebibytes: peakKib / 1024 };
}

function least(rounds, which) {
  return Math.min(...rounds.map((pair) => pair[which].cpu)).toFixed(2);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
