import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDemoServer } from '../../src/demo/server.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import { SESSION, Told } from '../transcript/told.js';
import { atHome, folder, frictionlog, PROGRAM, ROOT, SAMPLES } from './program.js';

const GOOD = { [`p/${SESSION}.jsonl`]: new Told().user('hi').text };
const SSH = (host: string, root = '/data/user_sessions') =>
  `sources: [{ type: ssh, name: box, host: ${host}, root: ${root}, sudo: cat }]\n`;

/** The port of a server that is gone again: nobody listens there. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('exit codes', () => {
  it('0: done, also where single lines are bad', async () => {
    const root = folder({ ...GOOD, 'p/b.jsonl': 'oops\n{"type":"user"}\n' });
    const { code, err } = await frictionlog(['analyze', root]);
    expect(code).toBe(0);
    expect(err).toMatch(/bad-line: .*b\.jsonl:1: expected JSON objects/);
  });

  it('2: the condition of --fail-on holds', async () => {
    const root = folder({ ...GOOD, 'p/b.jsonl': 'oops\n{"type":"user"}\n' });
    expect((await frictionlog(['analyze', root, '--fail-on', 'problems'])).code).toBe(2);
    expect((await frictionlog(['analyze', root, '--fail-on', 'regression', '--fail-on', 'open'])).code).toBe(
      0,
    );
    const { code, err } = await frictionlog([
      'analyze',
      root,
      '--fail-on',
      'error_rate>0',
      '--fail-on',
      'sessions=2',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('--fail-on error_rate>0 does not hold: nothing is known of error_rate here.');
    expect(err).toContain('--fail-on sessions=2 holds: sessions is 2.');
  });

  it('says why even with --quiet, which says nothing where all is well', async () => {
    const root = folder(GOOD);
    const quietly = ['analyze', root, '--quiet', '--fail-on'];
    expect((await frictionlog([...quietly, 'sessions>0'])).err).toContain('sessions>0 holds');
    expect(await frictionlog([...quietly, 'sessions<1'])).toMatchObject({ code: 0, err: '' });
  });

  it('64: what speaks to people alone has no --json', async () => {
    const { code, out, err } = await frictionlog(['rules', 'check', '--json']);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain('rules check: has no --json; list, propose, schema have.');
  });

  it('64: a window with two beginnings', async () => {
    const { code, out, err } = await frictionlog(['sessions', folder(GOOD), '--days', '2', '--since', '1d']);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain('--days 2 and --since 1d: expected one of them');
  });

  it('65: nothing of any file could be read', async () => {
    const { code, err } = await frictionlog(['analyze', folder({ 'a.jsonl': 'oops\nno\n' })]);
    expect(code).toBe(65);
    expect(err).toMatch(/a\.jsonl:2/);
  });

  it.each([
    ['of an emptied draft', '\n', [], /--abcdefabcdef\.md: expected a draft, found an empty file/],
    ['of a draft without a body', '---\ntitle: x\n---\n\n', [], /expected a text below its front matter/],
    ['of a draft without a title', '---\nlabels: x\n---\n\ntext\n', ['--title'], /expected a title/],
  ])('65: an issue %s', async (_, text, flags, said) => {
    const cwd = folder({ 'frictionlog-reports/issues/a--abcdefabcdef.md': text });
    const { code, out, err } = await frictionlog(['issue', 'abcdef', ...flags], { cwd });
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toMatch(said);
  });

  it.each(['--title', '--labels', '--assignees', '--quiet'])(
    '65: an issue of a draft whose head cannot be read, with %s',
    async (flag) => {
      const text = '---\ntitle: a: b\nlabels: x\n---\n\ntext\n';
      const cwd = folder({ 'frictionlog-reports/issues/a--abcdefabcdef.md': text });
      const { code, out, err } = await frictionlog(['issue', 'abcdef', flag], { cwd });
      expect({ code, out }).toEqual({ code: 65, out: '' });
      expect(err).toMatch(
        /--abcdefabcdef\.md:2: expected plain YAML 1\.2, found Nested mappings .*\. Mend it/,
      );
    },
  );

  it.each(['', '\n', '   ', '{'])('0: a file that holds %j alone', async (text) => {
    expect((await frictionlog(['analyze', folder({ 'a.jsonl': text })])).code).toBe(0);
  });

  it.each([
    [
      'a path that is not there',
      ['analyze', '/no/such/folder'],
      /\/no\/such\/folder: no such file or folder/,
    ],
    ['no sessions of this account', ['analyze'], /no sessions of this account: looked in/],
    [
      'a group that is not there',
      ['evidence', 'abcdefabcdef', join(ROOT, 'samples/quiet')],
      /no group abcdefabcdef/,
    ],
    ['a draft that is not there', ['issue', 'abcdef'], /no draft abcdef in .*frictionlog draft writes them/],
  ])('66: %s', async (_, args, said) => {
    const { code, err } = await frictionlog(args, { cwd: folder() });
    expect(err).toMatch(said);
    expect(code).toBe(66);
  });

  it('69: the host is unavailable, and the text names it', async () => {
    const key = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private;
    const port = await closedPort();
    const settings = `HostName 127.0.0.1
  Port ${port}
  User ann
  IdentityFile`;
    const cwd = folder({ 'frictionlog.yaml': SSH('box'), key });
    chmodSync(join(cwd, 'key'), 0o600);
    writeFileSync(
      join(cwd, 'ssh'),
      `Host box
  ${settings} "${join(cwd, 'key')}"
`,
    );
    const { code, err } = await frictionlog(['fetch', '--ssh-config', 'ssh'], { cwd });
    expect(err).toMatch(/box.*ECONNREFUSED|box.*refused/);
    expect(err).not.toMatch(/ {4}at /);
    expect(code).toBe(69);
  });

  it('75: another run holds the mirror', async () => {
    const cwd = folder({ 'frictionlog.yaml': `${SSH('box')}mirror: m\n` });
    mkdirSync(join(cwd, 'm'));
    const mirror = await openMirror(join(cwd, 'm'));
    onTestFinished(() => mirror.close());
    const { code, err } = await frictionlog(['fetch'], { cwd });
    expect(err).toMatch(/m\b/);
    expect(code).toBe(75);
  });

  it('75: some hosts failed, and the others were fetched', async () => {
    const server = await startDemoServer(join(ROOT, 'samples'));
    onTestFinished(() => server.close());
    const port = await closedPort();
    const config = readFileSync(server.sshConfigPath, 'utf8');
    const cwd = folder({
      ssh: `${config}\nHost gone\n  HostName 127.0.0.1\n  Port ${port}\n  User ann\n`,
      'frictionlog.yaml': `sources: [{ type: ssh, host: ${server.alias}, root: ${server.root}, sudo: cat }, { type: ssh, host: gone, root: /d }]\n`,
    });
    const { code, out, err } = await atHome(['fetch', '--ssh-config', join(cwd, 'ssh'), '--json'], cwd);
    expect(code).toBe(75);
    expect(err).toMatch(/^permission-denied: gone: no key/m);
    expect(JSON.parse(out).fetched).toMatchObject([
      { host: server.alias },
      { host: 'gone', files: { new: 0 } },
    ]);
  });

  it('0: a person whom no file belongs to is told from one whose files are all here', async () => {
    const server = await startDemoServer(join(ROOT, 'samples'));
    onTestFinished(() => server.close());
    const cwd = folder({ 'frictionlog.yaml': SSH(server.alias, server.root) });
    const fetch = ['fetch', '--ssh-config', server.sshConfigPath, '--user'];
    const nobody = await atHome([...fetch, 'nobody'], cwd);
    expect([nobody.code, nobody.err]).toEqual([
      0,
      expect.stringMatching(/^\d+ of the files were left out: /m),
    ]);
    expect((await atHome(['fetch', '--ssh-config', server.sshConfigPath], cwd)).err).not.toContain(
      'left out',
    );
  });

  it('77: a host that nobody knows is not trusted', async () => {
    const server = await startDemoServer(join(ROOT, 'samples'));
    onTestFinished(() => server.close());
    const cwd = folder({ 'frictionlog.yaml': SSH(server.alias, server.root), known: '' });
    const config = readFileSync(server.sshConfigPath, 'utf8').replace(
      server.knownHostsPath,
      join(cwd, 'known'),
    );
    writeFileSync(join(cwd, 'ssh'), config);
    const { code, err } = await atHome(['fetch', '--ssh-config', join(cwd, 'ssh')], cwd);
    expect(err).toMatch(/--accept-new-host-key/);
    expect(code).toBe(77);
  });

  it.each([
    [
      'a configuration that is wrong',
      ['sessions', '.'],
      { 'frictionlog.yaml': 'gaps: 10m' },
      /frictionlog\.yaml:1: gaps: expected /,
    ],
    [
      'one that is not there',
      ['sessions', '.', '--config', 'x.yaml'],
      {},
      /x\.yaml: no such configuration file/,
    ],
    [
      'a rule that is wrong',
      ['analyze', '.'],
      { 'frictionlog.yaml': 'rules: { folders: [mine] }', 'mine/a.yaml': 'id: a' },
      /mine\/a\.yaml/,
    ],
    ['nothing to fetch from', ['fetch'], {}, /no ssh source to fetch from/],
    [
      'fixes that are not there',
      ['analyze', '.'],
      { 'frictionlog.yaml': 'gap: 5m\nfixes: gone.yaml', ...GOOD },
      /frictionlog\.yaml:2: fixes: .*gone\.yaml cannot be read \(ENOENT\)/,
    ],
    [
      'a rule that is switched off and not there',
      ['analyze', '.'],
      { 'frictionlog.yaml': 'gap: 5m\nrules:\n  disabled:\n    - retry-loop\n    - nosuch\n', ...GOOD },
      /frictionlog\.yaml:5: rules\.disabled\.1: expected the id of a rule, found "nosuch"/,
    ],
    [
      'a clone that is none',
      ['fixes', 'sync'],
      { 'frictionlog.yaml': 'fixes: f.yaml\nprovenance: { repos: [none] }', ...GOOD },
      /frictionlog\.yaml:2: provenance\.repos: .*none: git log failed/,
    ],
    [
      'a clone that is none, where drafts are written',
      ['draft', SAMPLES, '--dry-run', '--as-of', '2026-03-01'],
      { 'frictionlog.yaml': 'gap: 10m\nprovenance: { repos: [none] }' },
      /frictionlog\.yaml:2: provenance\.repos: git grep failed in .*none /,
    ],
  ])('78: %s', async (_, args, files, said) => {
    const { code, err } = await frictionlog(args, { cwd: folder(files) });
    expect(err).toMatch(said);
    expect(code).toBe(78);
  });

  it.each([
    [0, []],
    [2, ['--fail-on', 'sessions>0']],
  ])('are kept when nobody reads the output to its end: %i', async (expected, words) => {
    const args = ['analyze', join(ROOT, 'samples/loud'), '--json', ...words];
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: { PATH: process.env.PATH, HOME: '/nowhere', FRICTIONLOG_HOME: join(folder(), 'data') },
    });
    let err = '';
    child.stderr.on('data', (chunk) => (err += chunk));
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect([code, err]).toEqual([expected, expected === 0 ? '' : expect.stringContaining('--fail-on')]);
  });
});
