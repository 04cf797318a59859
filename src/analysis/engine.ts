import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';

/**
 * Settings of V8 for a run that reads many sessions once and then ends. None changes a result, and each may be set while
 * expressions are in use: `--no-regexp-tier-up` may not, V8 then runs what it compiled for its interpreter as machine code.
 */
const SETTINGS = [
  // Its helpers wait for one another where cores are few and busy.
  '--no-parallel-scavenge',
  // Hundreds of expressions, each asked often: new ones are compiled for good, not first for an interpreter.
  '--regexp-tier-up-ticks=0',
  // Expressions that rules ask natively turn to a linear engine when a hostile text makes them go back and forth.
  '--enable-experimental-regexp-engine',
  '--enable-experimental-regexp-engine-on-excessive-backtracks',
  '--regexp-backtracks-before-fallback=10000',
] as const;

/** V8 says on stderr which setting it does not know, and names change: 11.8 came with Node 21, 13 with Node 24. */
const VERSION = Number.parseFloat(versions.v8);
const OF_VERSION = [
  // Most functions run for a second or two: code compiled for their sake costs more than it saves, on each thread anew.
  ...(VERSION < 11.8
    ? ['--interrupt-budget=1000000']
    : ['--invocation-count-for-turbofan=45000', '--no-maglev']),
  // The space for what is new grew to three times what it had been, for no gain in speed here.
  ...(VERSION < 13 ? [] : ['--semi-space-growth-factor=1']),
];

/** For this thread and all others. */
export function tuneEngine(): void {
  for (const setting of [...SETTINGS, ...OF_VERSION]) setFlagsFromString(setting);
}

/** Below this much to read, what is kept of it is little. */
const MUCH_BYTES = 128 * 1024 * 1024;

/**
 * How much finished sessions may leave behind before it is cleared away, in hundredths of what is kept: by itself V8
 * lets it grow to the fourfold. To clear away takes a twentieth of a run.
 */
export function boundHeap(bytesToRead: number): void {
  setFlagsFromString(`--heap-growing-percent=${bytesToRead > MUCH_BYTES ? 40 : 250}`);
}
