import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { Told } from '../transcript/told.js';
import { asProcess, atHome, folder, PROGRAM, SAMPLES } from './program.js';

const CONFIG = `sources: [{ type: folder, root: ${SAMPLES} }]\n`;

/** Starts a run and holds it still as soon as it has its lock. */
async function heldRun(cwd: string): Promise<ChildProcess> {
  const env = { PATH: process.env.PATH, HOME: cwd, FRICTIONLOG_HOME: join(cwd, 'data') };
  const child = spawn(process.execPath, [PROGRAM, 'run'], { cwd, env, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const locks = join(cwd, 'data', 'locks');
  while (!existsSync(locks) || readdirSync(locks).length === 0) await sleep(5);
  child.kill('SIGSTOP');
  return child;
}

it('of two runs at once the second ends with 75 and writes nothing, and the first goes on', async () => {
  const cwd = folder({ 'frictionlog.yaml': CONFIG });
  const around = { cwd, environment: { HOME: cwd } };
  const first = await heldRun(cwd);
  const before = existsSync(join(cwd, 'frictionlog-reports'));
  for (const command of ['run', 'draft']) {
    const { code, out, err } = asProcess([command], around);
    expect(err).toMatch(
      new RegExp(
        `^frictionlog: another run \\(process ${first.pid}\\) works on the reports in .*Wait for it to end`,
      ),
    );
    expect([code, out]).toEqual([75, '']);
  }
  expect(existsSync(join(cwd, 'frictionlog-reports'))).toBe(before);
  first.kill('SIGCONT');
  const [code] = await once(first, 'exit');
  expect(code).toBe(0);
  expect(existsSync(join(cwd, 'frictionlog-reports/summary.md'))).toBe(true);
  expect(readdirSync(join(cwd, 'data/locks'))).toEqual([]);
});

it('two runs that draft to different folders call two people by two pseudonyms, and both are kept', async () => {
  const users = ['fern', 'birch'];
  const layouts = users.map((user, day) => [
    `${user}/${user}/2026-02-1${day}_1111111${day}-2222-4333-8444-555555555555.jsonl`,
    new Told({ sessionId: `1111111${day}-2222-4333-8444-555555555555` }, user).user('ho').says('hi').text,
  ]);
  const cwd = folder(Object.fromEntries(layouts));
  const ran = await Promise.all(users.map((user) => atHome(['draft', user, '--reports', `r-${user}`], cwd)));
  expect(ran.map(({ code }) => code)).toEqual([0, 0]);
  const { persons } = JSON.parse(readFileSync(join(cwd, 'data/pseudonyms.json'), 'utf8'));
  expect(Object.values(persons).sort()).toEqual(['birch', 'fern']);
});

it('of two writers of one store the second ends with 75, and says how to go on', async () => {
  const cwd = folder({ 'frictionlog.yaml': `${CONFIG}store: s.duckdb\n` });
  const store = await openStore(join(cwd, 's.duckdb'));
  onTestFinished(() => store.close());
  const { code, err } = asProcess(['run'], { cwd, environment: { HOME: cwd } });
  expect(err).toMatch(/s\.duckdb: process \d+ has the store open.*--no-store/);
  expect(code).toBe(75);
  const doctor = asProcess(['doctor'], { cwd, environment: { HOME: cwd } });
  expect(doctor.out).toContain(`process ${process.pid} works on it now`);
});
