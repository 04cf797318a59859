import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';
import type * as Program from '../../src/program.js';
import { toInstant } from '../../src/units.js';

export const ROOT = resolve(import.meta.dirname, '../..');
export const PROGRAM = join(ROOT, 'dist/cli.js');
export const SAMPLES = join(ROOT, 'samples/user_sessions');
const BUILT = join(ROOT, 'dist/program.js');
const VERSION: string = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

if (!existsSync(BUILT)) throw new Error(`${BUILT} is not there: npm run build`);
const program: Promise<typeof Program> = import(/* @vite-ignore */ pathToFileURL(BUILT).href);

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Around {
  /** Where it is called. */
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs the built program in this process: one warm program for all tests, not one cold one for each. */
export async function frictionlog(args: readonly string[], around: Around = {}): Promise<Ran> {
  const environment = environmentOf(around);
  const { out, err, exitCode } = await (await program).runProgram(args, {
    folder: around.cwd ?? ROOT,
    environment,
    account: { name: userInfo().username, home: environment.HOME ?? '/' },
    now: toInstant(Date.now()),
    node: process.execPath,
    installation: ROOT,
    version: VERSION,
    stdin: () => Readable.from(around.input === undefined ? [] : [around.input]),
    terminalColumns: undefined,
    isTerminal: false,
    progressFor: async () => ({ start() {}, advance() {}, stop() {} }),
  });
  return { code: exitCode, out, err };
}

/** The same at home where it is called. */
export const atHome = (
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> => frictionlog(args, { cwd, environment: { HOME: cwd, ...environment } });

/** Runs it as a person would: what the process itself does is only seen so. */
export function asProcess(args: readonly string[], around: Around = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: around.cwd ?? ROOT,
    encoding: 'utf8',
    input: around.input ?? '',
    maxBuffer: 512 * 1024 * 1024,
    env: environmentOf(around),
  });
  return { code: status, out: stdout, err: stderr };
}

/** Says nothing about this machine. */
function environmentOf({ environment }: Around): Readonly<Record<string, string | undefined>> {
  const home = environment?.HOME ?? NOWHERE;
  return {
    PATH: process.env.PATH,
    HOME: home,
    FRICTIONLOG_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, '.config'),
    ...environment,
  };
}

const NOWHERE = join(tmpdir(), 'frictionlog-no-such-home');

/** A folder that is gone after the test, with the files given. */
export function folder(files: Files = {}): string {
  return made(files, onTestFinished);
}

/** The same for a whole describe. */
export function sharedFolder(files: Files = {}): string {
  return made(files, afterAll);
}

type Files = Readonly<Record<string, string | Uint8Array>>;

function made(files: Files, whenDone: (clean: () => void) => void): string {
  const path = mkdtempSync(join(tmpdir(), 'frictionlog-test-'));
  whenDone(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}
