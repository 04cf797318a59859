import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { checkConfiguration } from '../../src/doctor/checks/configuration.js';
import { roomFinding } from '../../src/doctor/checks/disk.js';
import { checkDataFolder, checkMirror, checkReports } from '../../src/doctor/checks/folders.js';
import { checkFreshness } from '../../src/doctor/checks/freshness.js';
import { checkPrograms } from '../../src/doctor/checks/programs.js';
import { checkRules } from '../../src/doctor/checks/rules.js';
import { checkStore } from '../../src/doctor/checks/store.js';
import { exitOf } from '../../src/doctor/examine.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import { openStore } from '../../src/store/open.js';
import { SCHEMA_VERSION } from '../../src/store/schema-version.js';
import { publish } from '../../src/store/snapshot.js';
import { folder } from '../commands/program.js';
import { patient } from './patient.js';

const one = async <T>(findings: Promise<readonly T[]>): Promise<T | undefined> => (await findings)[0];

describe('doctor on programs', () => {
  const without = { folder: '/', home: '/', environment: { PATH: '/nowhere' } };

  it('finds those on the PATH', async () => {
    const root = folder({ 'bin/ssh': '', 'bin/git': '' });
    chmodSync(join(root, 'bin/ssh'), 0o755);
    const around = { ...without, environment: { PATH: `/nowhere::${root}/bin` } };
    const found = await checkPrograms(patient(root, '', { around }));
    expect(found.map(({ status, subject }) => [status, subject])).toEqual([
      ['ok', 'ssh'],
      ['warn', 'ssh-keygen'],
      ['warn', 'git'],
    ]);
  });

  it('fails with 78 where the configuration needs one', async () => {
    const text = 'sources: [{ type: ssh, host: box, root: /d }]\nprovenance: { repos: [x] }';
    const found = await checkPrograms(patient(folder(), text, { around: without }));
    expect(found).toMatchObject(
      ['ssh', 'ssh-keygen', 'git'].map((subject) => ({ status: 'fail', subject, exitCode: 78 })),
    );
  });
});

describe('doctor on configuration and rules', () => {
  it.each([
    ['tz: Mars', 1],
    ['fixes: none.yaml', 3],
    ['fixes: [{ rule: nonesuch, issue: 1, at: 2026-02-10 }]', 3],
    ['provenance: { repos: [none] }', 3],
  ])('%s is 78', async (text, at) => {
    expect((await checkConfiguration(patient(folder(), text)))[at]).toMatchObject({
      status: 'fail',
      exitCode: 78,
    });
  });

  it.each([
    ['webhook: { file: nope }', 78, 'webhook'],
    ['webhook: { file: open }', 77, 'webhook'],
    ['webhook: { env: NOPE }', 78, 'webhook'],
    ['github: { repo: a/b, token_file: nope }', 78, 'github'],
    ['github: { repo: a/b, token_file: open }', 77, 'github'],
  ])('%s is %i, as in a run', async (text, exitCode, subject) => {
    const root = folder({ open: 'https://hooks.example.org/x' });
    chmodSync(join(root, 'open'), 0o644);
    const findings = await checkConfiguration(patient(root, text));
    expect(findings.at(-1)).toMatchObject({ status: 'fail', subject, exitCode });
  });

  it('an address and a token are well, and told to nobody', async () => {
    const root = folder({ hook: 'https://hooks.example.org/s3cr3t', token: 's3cr3t' });
    for (const name of ['hook', 'token']) chmodSync(join(root, name), 0o600);
    const text = 'webhook: { file: hook }\ngithub: { repo: a/b, token_file: token }';
    const findings = (await checkConfiguration(patient(root, text))).slice(-2);
    expect(findings).toEqual([
      { status: 'ok', subject: 'webhook', found: 'hooks.example.org' },
      { status: 'ok', subject: 'github', found: 'a/b, with a token' },
    ]);
  });

  // In the file they are refused before anything is looked at.
  it.each([
    ['gap', '0s', 2],
    ['keep', 'banana', 3],
  ] as const)('a %s of %s in the environment is 78', async (name, value, at) => {
    const healthy = patient(folder());
    const setting = { name, value, origin: 'environment', detail: '' } as const;
    const config = { ...healthy.config, [name]: setting };
    expect((await checkConfiguration({ ...healthy, config }))[at]).toMatchObject({
      ...{ status: 'fail', subject: name, exitCode: 78 },
    });
  });

  it('a file that others can change is 77', async () => {
    const root = folder({ 'frictionlog.yaml': '' });
    const configPath = join(root, 'frictionlog.yaml');
    chmodSync(configPath, 0o664);
    expect(await one(checkConfiguration(patient(root, '', { configPath })))).toMatchObject({
      ...{ status: 'fail', exitCode: 77, mend: `chmod go-w '${configPath}'` },
    });
    chmodSync(configPath, 0o644);
    expect(await one(checkConfiguration(patient(root, '', { configPath })))).toMatchObject({ status: 'ok' });
  });

  it('a rule of your own that is wrong is 78, with file and place', async () => {
    const root = folder({ 'mine/a.yaml': 'id: a\n' });
    const rules = { ...patient(root).rules, builtIn: join(root, 'none'), extra: [join(root, 'mine')] };
    mkdirSync(rules.builtIn);
    expect(await one(checkRules(patient(root, '', { rules })))).toMatchObject({
      status: 'fail',
      exitCode: 78,
    });
  });
});

describe('doctor on folders', () => {
  it('what is not there yet is well where it can be made', async () => {
    const root = folder();
    expect(await one(checkDataFolder(patient(root)))).toMatchObject({
      status: 'ok',
      found: `${root}/data, not made yet`,
    });
    expect(await checkMirror(patient(root))).toHaveLength(1);
    expect(readdirSync(root)).toEqual([]);
  });

  it('a data folder or a mirror that others can read is 77', async () => {
    const root = folder({ 'data/mirror/box/a.jsonl': 'x' });
    chmodSync(join(root, 'data'), 0o755);
    expect(await one(checkDataFolder(patient(root)))).toMatchObject({ status: 'fail', exitCode: 77 });
    chmodSync(join(root, 'data/mirror'), 0o700);
    chmodSync(join(root, 'data/mirror/box'), 0o700);
    chmodSync(join(root, 'data/mirror/box/a.jsonl'), 0o644);
    const [, copies] = await checkMirror(patient(root));
    expect(copies).toMatchObject({
      status: 'fail',
      exitCode: 77,
      mend: `chmod -R go= '${root}/data/mirror'`,
    });
    expect(copies?.found).toContain('1 entry of it open to other users, first box/a.jsonl');
    expect(statSync(join(root, 'data/mirror/box/a.jsonl')).mode & 0o777).toBe(0o644);
  });

  it('a file where a folder must be is 74', async () => {
    const root = folder({ data: 'x', 'frictionlog-reports': 'x' });
    for (const check of [checkDataFolder, checkReports, checkMirror])
      expect(await one(check(patient(root)))).toMatchObject({ status: 'fail', exitCode: 74 });
  });

  it.each(['forgotten', 'pseudonyms'])(
    'a list of what is %s that is damaged is 65, as in a run',
    async (name) => {
      const root = folder({ [`data/${name}.json`]: '{' });
      chmodSync(join(root, 'data'), 0o700);
      expect(await checkDataFolder(patient(root))).toMatchObject([
        { status: 'ok' },
        { status: 'fail', subject: name, exitCode: 65 },
      ]);
    },
  );

  it('a list that is a folder is 74', async () => {
    const root = folder({ 'data/pseudonyms.json/x': '' });
    chmodSync(join(root, 'data'), 0o700);
    expect((await checkDataFolder(patient(root)))[1]).toMatchObject({ status: 'fail', exitCode: 74 });
  });

  it('says who works on the mirror, and leaves a lock of the dead where it is', async () => {
    const root = folder();
    const mirror = await openMirror(join(root, 'data/mirror'));
    expect((await checkMirror(patient(root)))[1]?.found).toBe(`process ${process.pid} works on it now`);
    await mirror.close();
    symlinkSync('999999999@1', join(root, 'data/mirror/.lock'));
    expect(await checkMirror(patient(root))).toHaveLength(1);
    expect(readdirSync(join(root, 'data/mirror'))).toEqual(['.lock']);
  });

  it.each([
    [50, 'fail'],
    [500, 'warn'],
    [5000, 'ok'],
  ])('%d MiB of room are %s', (mebibytes, status) => {
    expect(roomFinding('/data', mebibytes * 1024 * 1024)).toMatchObject({
      ...{ status, found: `${mebibytes} MiB free at /data` },
    });
  });
});

describe('doctor on the store', () => {
  const STORE = 'store: s.duckdb';

  it('none, and one that is not made yet, are well', async () => {
    expect(await checkStore(patient(folder()))).toMatchObject([{ status: 'ok' }]);
    expect(await checkStore(patient(folder(), STORE))).toMatchObject([{ status: 'ok' }]);
  });

  it('one that is open, closed, old, and open to others', async () => {
    const root = folder();
    const path = join(root, 's.duckdb');
    const store = await openStore(path);
    await store.change(async () => {
      await store.connection.run("INSERT INTO runs (run, as_of) VALUES (1, '2026-02-09 12:00:00')");
    });
    await publish(store.connection, path);
    store.close();
    const [fresh, snapshot] = await checkStore(patient(root, STORE));
    expect(fresh).toMatchObject({
      status: 'ok',
      found: `${path}: version ${SCHEMA_VERSION}, 0 sessions, last changed 24 h ago`,
    });
    expect(snapshot).toMatchObject({ status: 'ok', subject: 'snapshot' });
    const staleAfter = patient(root).staleAfter;
    const late = patient(root, STORE, { asOf: (patient(root).asOf + 10 * staleAfter) as never });
    expect(await checkStore(late)).toMatchObject([{ status: 'warn' }, { status: 'warn' }]);
    chmodSync(path, 0o640);
    expect(await checkStore(patient(root, STORE))).toMatchObject([
      { status: 'fail', exitCode: 77 },
      { status: 'ok' },
    ]);
  });

  it('one of an unknown version, and what is none, are 65, as in a run', async () => {
    const root = folder({ 's.duckdb': 'no database'.repeat(1000) });
    chmodSync(join(root, 's.duckdb'), 0o600);
    expect(await one(checkStore(patient(root, STORE)))).toMatchObject({ status: 'fail', exitCode: 65 });
    const other = join(root, 'other.duckdb');
    const instance = await DuckDBInstance.create(other);
    const connection = await instance.connect();
    await connection.run('CREATE TABLE meta (name VARCHAR, value VARCHAR)');
    await connection.run("INSERT INTO meta VALUES ('schema_version', '999')");
    connection.closeSync();
    instance.closeSync();
    chmodSync(other, 0o600);
    const finding = await one(checkStore(patient(root, 'store: other.duckdb')));
    expect(finding).toMatchObject({ status: 'fail', exitCode: 65 });
    expect(finding?.found).toContain('found version 999');
  });
});

describe('doctor on freshness', () => {
  const record = (at: string): string => `${JSON.stringify({ type: 'user', timestamp: at })}\n`;
  const source = 'sources: [{ type: folder, name: box, root: t }]';

  it.each([
    ['2026-02-10T09:00:00Z', 'ok', /newest record 2026-02-10 09:00 UTC$/],
    ['2026-01-01T09:00:00Z', 'warn', /2026-01-01 09:00 UTC, \d+ h( \d+ min)? ago/],
    ['2026-02-12T09:00:00Z', 'warn', /in the future/],
  ])('the newest record at %s is %s, whatever the file time', async (at, status, found) => {
    const root = folder({
      't/a.jsonl': record('2025-12-01T00:00:00Z') + record(at),
      't/b.jsonl': record('2025-01-01T00:00:00Z'),
    });
    const finding = await one(checkFreshness(patient(root, source)));
    expect(finding).toMatchObject({ status, subject: 'box' });
    expect(finding?.found).toMatch(found);
  });

  it('is read behind a long last line without a time', async () => {
    const long = `${JSON.stringify({ type: 'summary', summary: 'é'.repeat(200_000) })}\n`;
    const root = folder({ 't/a.jsonl': record('2026-02-10T09:00:00Z') + long });
    expect((await one(checkFreshness(patient(root, source))))?.found).toContain('2026-02-10 09:00');
  });

  it('a folder that is away is told as that, beside one that is there', async () => {
    const root = folder({ 't/a.jsonl': record('2026-02-10T09:00:00Z') });
    const two = `sources: [{ type: folder, root: ${root}/t, name: a }, { type: folder, root: ${root}/x, name: b }]\n`;
    const findings = await checkFreshness(patient(root, two));
    expect(findings[1]).toMatchObject({
      ...{ status: 'fail', subject: 'b', exitCode: 66, found: `${root}/x: no such file or folder.` },
      mend: expect.stringContaining('Bring the folder back'),
    });
  });

  it('no transcript at all is 66, one without a time in it a warning', async () => {
    expect(await one(checkFreshness(patient(folder(), source)))).toMatchObject({
      status: 'fail',
      exitCode: 66,
    });
    const root = folder({ 't/a.jsonl': 'oops\n' });
    expect(await one(checkFreshness(patient(root, source)))).toMatchObject({ status: 'warn' });
  });
});

it('ends with the code of the failure that comes first, and with 0 where nothing failed', () => {
  const failed = (exitCode: 65 | 66 | 69 | 74 | 77 | 78) =>
    ({ check: 'host', status: 'fail', subject: 's', found: 'f', mend: 'm', exitCode }) as const;
  expect(exitOf([failed(66), failed(74), failed(69), failed(77), failed(78)])).toBe(78);
  expect(exitOf([failed(66), failed(74), failed(69)])).toBe(69);
  expect(exitOf([failed(66), failed(74)])).toBe(74);
  expect(exitOf([failed(65), failed(66)])).toBe(66);
  expect(exitOf([failed(65)])).toBe(65);
  const warned = { check: 'disk', status: 'warn', subject: 's', found: 'f', mend: 'm' } as const;
  expect(exitOf([warned])).toBe(0);
});
