import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SESSION, Told } from '../transcript/told.js';
import { atHome, folder, frictionlog, ROOT, SAMPLES } from './program.js';

const AS_OF = ['--as-of', '2026-03-01'];
const idsIn = (json: string): readonly string[] =>
  JSON.parse(json).sessions.map(({ session_id }: { session_id: string }) => session_id);

describe('analyze without a path', () => {
  const told = { [`p/${SESSION}.jsonl`]: new Told().user('hi').text };
  const below = (prefix: string) =>
    Object.fromEntries(Object.entries(told).map(([path, text]) => [`${prefix}/${path}`, text]));

  it.each([
    ['~/.claude/projects', '.claude/projects', {}],
    ['~/.config/claude/projects', '.config/claude/projects', {}],
    ['$CLAUDE_CONFIG_DIR/projects', 'elsewhere/projects', { CLAUDE_CONFIG_DIR: 'elsewhere' }],
  ])('finds %s', async (_, place, variables) => {
    const home = folder(below(place));
    const environment = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, join(home, value)]),
    );
    const { code, out } = await frictionlog(['analyze', '--json'], {
      cwd: home,
      environment: { HOME: home, ...environment },
    });
    expect(code).toBe(0);
    expect(idsIn(out)).toEqual([SESSION]);
  });
});

describe('analyze', () => {
  it('lists friction by cost, says what was read, and what it does not know', async () => {
    const { code, out } = await frictionlog(['analyze', SAMPLES, ...AS_OF]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ sessions of \d+ users, as of 2026-03-01 00:00; people were active for/);
    expect(out).toMatch(/with gap limits of 5 and 15 minutes/);
    expect(out).toMatch(/Read \d+ files of \d+/);
    expect(out).toMatch(
      /tool calls in these files, \d+ with measured times; \d+ errors? that no rule explains/,
    );
    expect(out).toMatch(/\n[0-9a-f]{12} +(?:open|regression)/);
  });

  it('of a window without sessions is 0 and says so, in JSON with zeros', async () => {
    const window = ['--since', '2030-01-01'];
    const { code, out } = await frictionlog(['analyze', SAMPLES, ...AS_OF, ...window]);
    expect(code).toBe(0);
    expect(out).toContain('No session in this window.');
    const document = JSON.parse((await frictionlog(['analyze', SAMPLES, ...AS_OF, ...window, '--json'])).out);
    expect(document).toMatchObject({
      sessions: [],
      commands: [],
      prompts: [],
      matches: [],
      groups: [],
      users: [],
    });
    expect(document.window).toEqual({ by: 'start', since: '2030-01-01T00:00:00.000Z' });
  });

  it('with nothing due names the group nearest to its gate, and the flag that shows it', async () => {
    const { code, out } = await frictionlog([
      'analyze',
      join(ROOT, 'samples/loud/path-missing'),
      '--as-of',
      '2026-02-11',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('Nothing is due for a draft yet.');
    expect(out).toMatch(/Nearest to its gate: .*--min-sessions \d+/);
  });

  it('names the flag that looks further back where all sessions began too early', async () => {
    const rule = `rules: { folders: [own] }\n`;
    const text = readFileSync(join(ROOT, 'rules/path-missing.yaml'), 'utf8');
    const cwd = folder({
      'frictionlog.yaml': rule,
      'own/path-missing.yaml': text.replace(/within: \d+d/, 'within: 1d'),
    });
    const args = ['analyze', join(ROOT, 'samples/loud/path-missing'), '--as-of', '2026-02-14'];
    const { out } = await atHome(args, cwd);
    expect(out).toMatch(
      /Nearest to its gate: path-missing .* has 1 match, none of sessions begun lately enough/,
    );
    const days = /--within (\d+d) --rule path-missing/.exec(out)?.[1] ?? '';
    const again = await atHome([...args, '--within', days, '--min-sessions', '1', '--min-users', '1'], cwd);
    expect(again.out).not.toContain('lately enough');
  });

  it('shows the evidence of each group that it lists', async () => {
    const { groups, matches } = JSON.parse((await frictionlog(['analyze', SAMPLES, ...AS_OF, '--json'])).out);
    expect(groups.length).toBeGreaterThan(3);
    const [group] = groups;
    const { code, out } = await frictionlog([
      'evidence',
      group.fingerprint.slice(0, 8),
      SAMPLES,
      ...AS_OF,
      '--limit',
      '999',
    ]);
    expect(code).toBe(0);
    const own = matches.filter(
      ({ fingerprint }: { fingerprint: string }) => fingerprint === group.fingerprint,
    );
    expect(out.split('\n').filter((line) => line.startsWith(group.rule))).toHaveLength(own.length);
    const json = JSON.parse(
      (await frictionlog(['evidence', group.fingerprint, SAMPLES, ...AS_OF, '--json'])).out,
    );
    expect(json.matches).toEqual(own);
  });

  it('asks only the rules of --rule', async () => {
    const { groups } = JSON.parse(
      (await frictionlog(['analyze', SAMPLES, ...AS_OF, '--json', '--rule', 'permission-denied'])).out,
    );
    expect([...new Set(groups.map(({ rule }: { rule: string }) => rule))]).toEqual(['permission-denied']);
  });
});

describe("one's own sessions", () => {
  /** A clone of this repository, as far as Git sees it, with somebody's sessions beside it. */
  function clone(): string {
    const root = folder({
      'README.md': 'x',
      'reports/summary.md': 'kept',
      '.gitignore': 'frictionlog-reports/\n',
    });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'begin');
    return root;
  }
  const status = (root: string): string =>
    execFileSync('git', ['-C', root, 'status', '--porcelain', '--ignored'], { encoding: 'utf8' });

  it('go to frictionlog-reports/, which Git ignores; nothing tracked is touched', async () => {
    const root = clone();
    const { code, out } = await frictionlog(['draft', SAMPLES, ...AS_OF], { cwd: root });
    expect(code).toBe(0);
    expect(out).toMatch(/Wrote \d+ drafts?, 0 unchanged, 0 removed: frictionlog-reports\/issues\//);
    expect(readdirSync(join(root, 'frictionlog-reports/issues')).length).toBeGreaterThan(0);
    expect(status(root)).toBe('!! frictionlog-reports/\n');
    expect(readFileSync(join(root, 'reports/summary.md'), 'utf8')).toBe('kept');
  });

  it('are ignored by Git even where nobody prepared that', async () => {
    const root = clone();
    execFileSync('git', ['-C', root, 'rm', '-q', '--cached', '.gitignore']);
    await frictionlog(['draft', SAMPLES, ...AS_OF, '--reports', 'mine'], { cwd: root });
    expect(readFileSync(join(root, 'mine/.gitignore'), 'utf8')).toBe('*\n');
    expect(status(root)).toMatch(/!! mine\/\n/);
  });

  it('never go to the reports/ of this repository', async () => {
    const listed = () =>
      existsSync(join(ROOT, 'reports')) ? readdirSync(join(ROOT, 'reports'), { recursive: true }) : [];
    const before = listed();
    const { code, err } = await frictionlog(['draft', SAMPLES, ...AS_OF, '--reports', 'reports'], {
      cwd: ROOT,
    });
    expect(code).toBe(64);
    expect(err).toContain('only npm start writes there');
    expect(listed()).toEqual(before);
  });

  it('are only talked about with --dry-run', async () => {
    const cwd = folder();
    const home = folder();
    const { out } = await frictionlog(['draft', SAMPLES, ...AS_OF, '--dry-run'], {
      cwd,
      environment: { HOME: home },
    });
    expect(out).toMatch(/Would write [1-9]\d* drafts/);
    expect([readdirSync(cwd), existsSync(join(home, 'data'))]).toEqual([[], false]);
  });

  it('become issues: body, title, labels and assignees of each draft', async () => {
    const cwd = folder();
    const owners = ['agent', 'harness', 'project', 'provider', 'user-env'].map(
      (owner) => `  ${owner}: [ada, '@bo']`,
    );
    writeFileSync(join(cwd, 'frictionlog.yaml'), `owners:\n${owners.join('\n')}\n`);
    await frictionlog(['draft', SAMPLES, ...AS_OF], { cwd });
    for (const name of readdirSync(join(cwd, 'frictionlog-reports/issues'))) {
      const fingerprint = /--([0-9a-f]{12})\.md$/.exec(name)?.[1] ?? '';
      const part = async (...flags: readonly string[]) =>
        (await frictionlog(['issue', fingerprint, ...flags], { cwd })).out;
      const text = readFileSync(join(cwd, 'frictionlog-reports/issues', name), 'utf8');
      expect(await part()).toMatch(/^## Friction Point: /);
      expect((await part()).trimEnd()).toMatch(new RegExp(`<!-- frictionlog ${fingerprint} -->$`));
      expect(text.endsWith(await part())).toBe(true);
      expect((await part('--title')).trim().split('\n')).toHaveLength(1);
      expect((await part('--labels')).trim().split(',')).toContain('user-feedback');
      expect((await part('--assignees')).trim()).toBe('ada,bo');
      break;
    }
    const summary = JSON.parse(readFileSync(join(cwd, 'frictionlog-reports/summary.json'), 'utf8'));
    expect(summary).toMatchObject({ schema_version: 1 });
  });

  it('written twice are written once: the second run changes nothing', async () => {
    const cwd = folder();
    const first = await frictionlog(['draft', SAMPLES, ...AS_OF], { cwd });
    const second = await frictionlog(['draft', SAMPLES, ...AS_OF], { cwd });
    expect(first.out).toMatch(/Wrote [1-9]\d* drafts?, 0 unchanged/);
    expect(second.out).toMatch(/Wrote 0 drafts, [1-9]\d* unchanged, 0 removed/);
  });
});
