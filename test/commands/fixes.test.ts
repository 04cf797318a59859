import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { closedIssue, githubServer, pagesOf } from '../sources/github-server.js';
import { atHome, folder, frictionlog, SAMPLES } from './program.js';

interface Group {
  readonly fingerprint: string;
  readonly rule: string;
  readonly verdict: string;
  readonly group: Readonly<Record<string, string>>;
}

const AS_OF = '2026-03-01';
const groupsIn = async (cwd: string): Promise<readonly Group[]> =>
  JSON.parse(
    (await frictionlog(['analyze', SAMPLES, '--as-of', AS_OF, '--json'], { cwd, environment: { HOME: cwd } }))
      .out,
  ).groups;

/** Of the samples: one that came back after 10 February, and one that did not. */
let docker = '';
let gaugelink = '';
beforeAll(async () => {
  const groups = await groupsIn(tmpdir());
  const named = (rule: string, value: string) =>
    groups.find((group) => group.rule === rule && Object.values(group.group).includes(value))?.fingerprint ??
    '';
  docker = named('permission-denied', 'docker');
  gaugelink = named('missing-module', 'gaugelink');
  expect([docker, gaugelink]).toEqual([
    expect.stringMatching(/^[0-9a-f]{12}$/),
    expect.stringMatching(/^[0-9a-f]{12}$/),
  ]);
});

function project(config: string, files: Readonly<Record<string, string>> = {}): string {
  return folder({ 'frictionlog.yaml': config, ...files });
}

const verdictOf = async (cwd: string, fingerprint: string): Promise<string | undefined> =>
  (await groupsIn(cwd)).find((group) => group.fingerprint === fingerprint)?.verdict;

describe('frictionlog fixes', () => {
  test('proposes what GitHub closed, uses it once it is confirmed, and tells what came back from what did not', async () => {
    const { api, asked } = await githubServer(
      pagesOf([
        closedIssue(41, docker, { closed_at: '2026-02-08T09:00:00Z' }),
        closedIssue(47, gaugelink, { closed_at: '2026-02-09T08:00:00Z' }),
        closedIssue(48, '0123456789ab', { state_reason: 'not_planned' }),
      ]),
    );
    const cwd = project(
      `fixes: fixes.yaml\nrollout_delay: 2d\ngithub: { repo: octo/orchard, api: '${api}' }\n`,
    );
    const unread = await frictionlog(['analyze', SAMPLES], { cwd });
    expect([unread.code, unread.err]).toEqual([78, expect.stringContaining('fixes sync begins a new one')]);
    const before = await groupsIn(tmpdir());
    const synced = await atHome(['fixes', 'sync'], cwd, { GITHUB_TOKEN: 'a-token' });
    expect(synced.code, synced.err).toBe(0);
    expect(synced.out).toMatch(new RegExp(`^proposed +41 +2026-02-10T09:00:00.000Z +${docker} `, 'm'));
    expect(synced.err).toContain('not used yet');
    expect(asked[0]?.authorization).toBe('token a-token');
    expect(readFileSync(join(cwd, 'fixes.yaml'), 'utf8')).toMatch(/proposed: true/);
    expect(await groupsIn(cwd)).toEqual(before);

    const again = await atHome(['fixes', 'sync'], cwd);
    expect([again.out.trim(), again.err]).toEqual([
      'Nothing new to propose.',
      expect.stringContaining('2 fixes known'),
    ]);

    expect((await frictionlog(['fixes', 'confirm', '41'], { cwd })).code).toBe(0);
    expect(await verdictOf(cwd, docker)).toBe('regression');
    expect(await verdictOf(cwd, gaugelink)).toBe(
      before.find(({ fingerprint }) => fingerprint === gaugelink)?.verdict,
    );
    expect((await frictionlog(['fixes', 'confirm', '#47'], { cwd })).code).toBe(0);
    expect(['verified', 'unverified']).toContain(await verdictOf(cwd, gaugelink));
  });

  test('synced keep what a person wrote while GitHub was asked, and propose nothing that became known then', async () => {
    const issues = [closedIssue(47, gaugelink), closedIssue(48, '0123456789ab')];
    const entry = `- { fingerprint: ${docker}, issue: 41, at: 2026-02-10T09:00:00Z, proposed: true }\n`;
    const meanwhile = `${entry.replace(', proposed: true', '')}- { fingerprint: ${gaugelink}, issue: 47, at: 2026-02-28 } # mine\n`;
    const { api } = await githubServer((page, response, request) => {
      writeFileSync(path, meanwhile);
      pagesOf(issues)(page, response, request);
    });
    const cwd = project(`fixes: fixes.yaml\ngithub: { repo: octo/orchard, api: '${api}' }\n`, {
      'fixes.yaml': entry,
    });
    const path = join(cwd, 'fixes.yaml');
    const { code, out, err } = await atHome(['fixes', 'sync', '--json'], cwd);
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ known: 1, proposed: [{ issue: 48 }] });
    expect(readFileSync(path, 'utf8').startsWith(meanwhile)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('issue: 48');
  });

  test('counts as expected what began before the day on which users had it', async () => {
    const cwd = project('fixes: fixes.yaml\n', {
      'fixes.yaml': `- { fingerprint: ${docker}, issue: 41, at: 2026-02-10T09:00:00Z, proposed: true }\n`,
    });
    const { code, err } = await frictionlog(['fixes', 'confirm', '41', '--at', '2026-02-28T23:59Z'], { cwd });
    expect(code, err).toBe(0);
    expect(await verdictOf(cwd, docker)).toBe('already_fixed');
  });

  test('confirmed with another day lose the word of the delay, and cannot be older than their merge', async () => {
    const note = 'committed on 2026-02-05, and the roll-out delay';
    const text = `- { fingerprint: ${docker}, issue: 41, at: 2026-02-07T09:00:00Z, note: '${note}', proposed: true }\n`;
    const cwd = project('fixes: fixes.yaml\n', { 'fixes.yaml': text });
    const path = join(cwd, 'fixes.yaml');
    const early = await frictionlog(['fixes', 'confirm', '41', '--at', '2026-02-04'], { cwd });
    expect([early.code, early.err]).toEqual([
      64,
      expect.stringContaining('expected a day from 2026-02-05 on'),
    ]);
    expect(readFileSync(path, 'utf8')).toBe(text);
    const { code, out, err } = await frictionlog(['fixes', 'confirm', '41', '--at', '2026-02-05', '--json'], {
      cwd,
    });
    expect(code, err).toBe(0);
    const confirmed = { at: '2026-02-05T00:00:00.000Z', note: 'committed on 2026-02-05' };
    expect(JSON.parse(out).confirmed).toMatchObject([confirmed]);
    expect(readFileSync(path, 'utf8')).toContain(`at: ${confirmed.at}, note: '${confirmed.note}' }`);
  });

  test('proposes what the history of a clone says, by trailer, and names the rule of a draft that is there', async () => {
    const cwd = project('fixes: sub/fixes.yaml\nprovenance: { repos: [clone] }\n', { 'sub/keep': '' });
    mkdirSync(join(cwd, 'clone'));
    const git = (...args: readonly string[]) =>
      execFileSync(
        'git',
        ['-C', join(cwd, 'clone'), '-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args],
        {
          env: {
            PATH: process.env.PATH,
            HOME: cwd,
            GIT_AUTHOR_DATE: '2026-02-05T09:00:00Z',
            GIT_COMMITTER_DATE: '2026-02-05T09:00:00Z',
          },
          stdio: 'pipe',
        },
      );
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', `Fixes #41\n\nFriction-Fingerprint: ${docker}`);
    const asked = [
      '--rule',
      'permission-denied',
      '--as-of',
      AS_OF,
      '--reports',
      join(cwd, 'frictionlog-reports'),
    ];
    const drafted = await frictionlog(['draft', SAMPLES, ...asked], {
      cwd: tmpdir(),
      environment: { HOME: cwd },
    });
    expect(drafted.code, drafted.err).toBe(0);
    const dry = await frictionlog(['fixes', 'sync', '--dry-run'], { cwd });
    expect([dry.code, existsSync(join(cwd, 'sub/fixes.yaml'))]).toEqual([0, false]);
    const { code, out, err } = await frictionlog(['fixes', 'sync', '--json'], { cwd });
    expect(code, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema_version: 1,
      commits: 1,
      proposed: [
        {
          rule: 'permission-denied',
          fingerprint: docker,
          issue: 41,
          at: '2026-02-05T09:00:00.000Z',
          commit: expect.stringMatching(/^[0-9a-f]{12}$/),
          proposed: true,
        },
      ],
    });
    const listed = await frictionlog(['fixes', 'list'], { cwd });
    expect(listed.out).toMatch(/^proposed +41 .* permission-denied/m);
    expect(listed.err).toContain('1 fix, 1 of them only proposed');
  });

  test('lists fixes that stand in the configuration, too', async () => {
    const cwd = project('fixes: [{ rule: ssh-auth, issue: 7, at: 2026-02-10, for: { program: git } }]\n');
    expect((await frictionlog(['fixes', 'list'], { cwd })).out).toMatch(
      /^confirmed +7 +2026-02-10 .*ssh-auth +program=git/m,
    );
    expect((await frictionlog(['fixes', 'list'], { cwd: project('gap: 5m\n') })).out).toBe(
      'No fix is recorded.\n',
    );
  });

  test('that name a rule which is not there stop a run; one that is disabled is there', async () => {
    const analyzed = (rule: string) =>
      frictionlog(['analyze', SAMPLES], {
        cwd: project(
          `rules: { disabled: [ssh-auth] }\nfixes:\n  - { rule: ${rule}, issue: 7, at: 2026-02-10 }\n`,
        ),
      });
    const { code, err } = await analyzed('ssh-aut');
    expect([code, err]).toEqual([
      78,
      expect.stringContaining('frictionlog.yaml:3: fixes.0.rule: expected the id of a rule, found "ssh-aut"'),
    ]);
    expect((await analyzed('ssh-auth')).code).toBe(0);
  });

  test.each([
    ['sync without a file', 'github: { repo: a/b }\n', ['sync'], 78, 'expected the path of a file'],
    ['sync with nothing to read', 'fixes: f.yaml\n', ['sync'], 78, 'nothing to read'],
    [
      'sync with a clone that is none',
      'fixes: f.yaml\n',
      ['sync', '--clone', '.'],
      78,
      'expected a git clone',
    ],
    ['confirm without an issue', 'fixes: f.yaml\n', ['confirm'], 64, 'name an issue. Proposed: 41.'],
    ['confirm of another issue', 'fixes: f.yaml\n', ['confirm', '40'], 64, 'no proposed fix of this issue'],
    ['confirm of a confirmed one', 'fixes: f.yaml\n', ['confirm', '7'], 64, 'no proposed fix of this issue'],
    [
      'confirm with a day that is none',
      'fixes: f.yaml\n',
      ['confirm', '41', '--at', 'monday'],
      64,
      '--at monday',
    ],
    [
      'an API without TLS',
      "fixes: f.yaml\ngithub: { repo: a/b, api: 'http://example.org' }\n",
      ['sync'],
      78,
      'https',
    ],
    [
      'a repository that is no name',
      'fixes: f.yaml\ngithub: { repo: "../x" }\n',
      ['sync'],
      78,
      'github.repo',
    ],
  ])('refuses %s', async (_, config, args, expected, told) => {
    const text =
      '- { fingerprint: 3f9a41c07be2, issue: 41, at: 2026-02-10, proposed: true }\n- { rule: a, issue: 7, at: 2026-02-10 }\n';
    const cwd = project(config);
    writeFileSync(join(cwd, 'f.yaml'), text);
    const { code, out, err } = await frictionlog(['fixes', ...args], { cwd });
    expect([code, out]).toEqual([expected, '']);
    expect(err).toContain(told);
    expect(readFileSync(join(cwd, 'f.yaml'), 'utf8')).toBe(text);
  });
});
