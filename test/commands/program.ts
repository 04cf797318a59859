import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

export const ROOT = resolve(import.meta.dirname, '../..');
export const PROGRAM = join(ROOT, 'dist/cli.js');
export const SAMPLES = join(ROOT, 'samples/user_sessions');

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

/** Runs the built program as a person would, with an environment that says nothing about this machine. */
export function frictionlog(args: readonly string[], around: Around = {}): Ran {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there: npm run build`);
  const home = around.environment?.HOME ?? NOWHERE;
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: around.cwd ?? ROOT,
    encoding: 'utf8',
    input: around.input ?? '',
    maxBuffer: 512 * 1024 * 1024,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      FRICTIONLOG_HOME: join(home, 'data'),
      XDG_CONFIG_HOME: join(home, '.config'),
      ...around.environment,
    },
  });
  return { code: status, out: stdout, err: stderr };
}

/** The same while servers in this process go on; at home where it is called. */
export async function meanwhile(
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const env = { PATH: process.env.PATH, HOME: cwd, FRICTIONLOG_HOME: join(cwd, 'data'), ...environment };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [code] = await once(child, 'close');
  return { code, out, err };
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
