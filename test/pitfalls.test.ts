import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, frictionlog } from './commands/program.js';
import { Told } from './transcript/told.js';

/** The five pitfalls of the published guide, each with what the naive reading would give. */

const idOf = (n: number): string => `${n}0000000-2222-4333-8444-555555555555`;
const told = (n: number): Told => new Told({ sessionId: idOf(n) }, `s${n}-`);
const layout = (...stories: readonly Told[]): Readonly<Record<string, string>> =>
  Object.fromEntries(stories.map((story) => [`p/${story.objects[0]?.sessionId}.jsonl`, story.text]));

const AS_OF = ['--as-of', '2026-02-20'];
const analysis = async (root: string, ...args: readonly string[]) => {
  const { code, out, err } = await frictionlog(['analyze', root, '--json', ...AS_OF, ...args], { cwd: root });
  expect(code, err).toBe(0);
  return JSON.parse(out);
};

/** A session in which Docker is refused, `s` seconds after noon of 2026-02-10. */
const refused = (n: number, ...seconds: readonly number[]): Told => {
  const story = told(n);
  for (const [turn, s] of seconds.entries()) {
    const socket =
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock';
    story.user('which containers run', { s }).call(`d${turn}`, {}, 'Bash', { command: 'docker ps' });
    story.result(`d${turn}`, `Exit code 1\n${socket}`, { is_error: true });
  }
  return story;
};

describe('mtime is no time', () => {
  it('copied, restored or touched files give the same analysis, byte for byte', async () => {
    const root = folder(layout(told(1).user('go', { s: 0 }).user('on', { s: 300 })));
    const before = await analysis(root);
    for (const day of ['1999-12-31', '2026-02-19', '2038-01-01']) {
      utimesSync(join(root, 'p', `${idOf(1)}.jsonl`), new Date(day), new Date(day));
      expect(await analysis(root)).toEqual(before);
    }
    expect(before.sessions[0]).toMatchObject({
      start: '2026-02-10T12:00:00.000Z',
      end: '2026-02-10T12:05:00.000Z',
    });
  });

  it('a window looks at instants inside the transcript, not at the file', async () => {
    const root = folder(layout(told(1).user('go', { s: 0 })));
    utimesSync(join(root, 'p', `${idOf(1)}.jsonl`), new Date('2026-02-19'), new Date('2026-02-19'));
    expect((await analysis(root, '--days', '3')).sessions).toEqual([]);
    expect((await analysis(root, '--days', '11')).sessions).toHaveLength(1);
  });
});

describe('gaps are not work', () => {
  it('a night between two minutes of work is a gap, not nine hours of work', async () => {
    const root = folder(
      layout(
        told(1)
          .user('go', { s: 0 })
          .says('on it', { s: 60 })
          .user('on', { s: 33_000 })
          .says('done', { s: 33_060 }),
      ),
    );
    const [session] = (await analysis(root)).sessions;
    expect(session).toMatchObject({ span_s: 33_060, active_s: 120, gap_count: 1, block_count: 2 });
    expect(session.gaps).toMatchObject([{ duration_s: 32_940, ended_by: 'prompt' }]);
  });

  it('a gap inside a command is none of its active time: laptops sleep inside calls too', async () => {
    const root = folder(layout(told(1).call('a', { s: 0 }).result('a', 'ok', { s: 7200 })));
    expect((await analysis(root)).commands).toMatchObject([
      { duration_s: 7200, active_duration_s: 0, basis: 'call' },
    ]);
  });

  it("two sessions at the same time are one person's time once", async () => {
    const root = folder(
      layout(
        told(1).user('a', { s: 0 }).user('b', { s: 500 }),
        told(2).user('c', { s: 100 }).user('d', { s: 600 }),
      ),
    );
    expect((await analysis(root)).users).toEqual([
      { user: 'ada', sessions: 2, session_active_sum_s: 1000, active_union_s: 600 },
    ]);
  });

  it('nothing is written while nobody works counts as work', async () => {
    const away = { type: 'system', subtype: 'away_summary', content: 'You were away.' };
    const root = folder(
      layout(
        told(1)
          .user('go', { s: 0 })
          .says('done', { s: 60 })
          .record({ ...away, s: 400 }),
      ),
    );
    expect((await analysis(root)).sessions[0]).toMatchObject({ active_s: 60, span_s: 60 });
  });
});

describe('elapsed ticks are cumulative', () => {
  /** Called at 0, waits ten minutes less one second for approval, runs 30 seconds. */
  const ticking = (): Told => {
    const story = told(1).call('a', { s: 0 }, 'Bash', { command: 'npm test' });
    for (let elapsed = 2; elapsed < 30; elapsed += 1)
      story.tick('a', elapsed - 2, elapsed, { s: 500 + elapsed });
    return story.result('a', 'ok', { s: 530 });
  };

  it('many ticks are one command: neither their sum nor one command each', async () => {
    const { commands } = await analysis(folder(layout(ticking())));
    expect(commands).toMatchObject([
      { ticks: 28, elapsed_min_s: 2, elapsed_max_s: 29, execution_s: 30, duration_s: 30 },
    ]);
  });

  it('ticks are joined by parentToolUseID: their parentUuids chain and never agree', async () => {
    const ticks = ticking().objects.filter(({ type }) => type === 'progress');
    expect(new Set(ticks.map(({ parentUuid }) => parentUuid)).size).toBe(ticks.length);
    expect((await analysis(folder(layout(ticking())))).commands).toHaveLength(1);
  });

  it('waiting for a person is told apart from running', async () => {
    const [command] = (await analysis(folder(layout(ticking())))).commands;
    expect(command).toMatchObject({
      wait_s: 500,
      execution_s: 30,
      upper_bound_s: 530,
      elapsed_span_s: 27,
      basis: 'progress',
    });
  });

  it('without ticks a time is an upper bound, and says so', async () => {
    const root = folder(layout(told(1).call('a', { s: 0 }).result('a', 'ok', { s: 530 })));
    expect((await analysis(root)).commands[0]).toMatchObject({ duration_s: 530, basis: 'call' });
    expect((await frictionlog(['commands', root])).out).toMatch(/at most/);
  });
});

describe('sessions begun before a fix do not count', () => {
  const FIX =
    'fixes: [{ rule: permission-denied, issue: 41, at: "2026-02-10T12:30:00Z", for: { program: docker } }]\n';
  const DAY = 86_400;
  const groupIn = async (stories: readonly Told[]) => {
    const root = folder({ ...layout(...stories), 'frictionlog.yaml': FIX });
    const { groups, matches } = await analysis(root);
    const group = groups.find(({ rule }: { rule: string }) => rule === 'permission-denied');
    return { group, matches: matches.filter(({ rule }: { rule: string }) => rule === 'permission-denied') };
  };

  it('a failure after the fix, in a session begun before it, is no regression', async () => {
    const { group, matches } = await groupIn([refused(1, 0, 3600)]);
    expect(group?.verdict).not.toBe('regression');
    expect(group?.verdict).not.toBe('open');
    expect(matches).toEqual([]);
  });

  it('a failure in a session begun after it is one, and only that is counted', async () => {
    const { group, matches } = await groupIn([refused(1, 0, 3600), refused(2, DAY)]);
    expect(group).toMatchObject({ verdict: 'regression', matches: 1, sessions: 1 });
    expect(matches.map(({ session_id }: { session_id: string }) => session_id)).toEqual([idOf(2)]);
  });

  it('without a fix on record all of them count', async () => {
    const { groups } = await analysis(folder(layout(refused(1, 0, 3600), refused(2, DAY))));
    expect(groups).toMatchObject([{ rule: 'permission-denied', matches: 3, sessions: 2 }]);
  });
});

describe('commands without context', () => {
  const COMMAND = 'gaugectl sync --all 2>&1';
  const missing = (n: number, prompt: string): Told =>
    told(n)
      .user(prompt, { s: 0 })
      .call('a', {}, 'Bash', { command: COMMAND })
      .result('a', 'Exit code 127\nbash: gaugectl: command not found', { is_error: true })
      .says('I will read the gauges by hand then.');

  async function draftOf(config: string, prompt: string): Promise<string> {
    const root = folder({ ...layout(missing(1, prompt)), 'frictionlog.yaml': config });
    const args = ['--rule', 'command-not-found', '--min-sessions', '1', '--min-users', '1', ...AS_OF];
    const { code, err } = await frictionlog(['draft', 'p', ...args], { cwd: root });
    expect(code, err).toBe(0);
    const [name = ''] = readdirSync(join(root, 'frictionlog-reports/issues'));
    return readFileSync(join(root, 'frictionlog-reports/issues', name), 'utf8');
  }

  it('a draft has what the person asked before and what the agent made of it', async () => {
    const draft = await draftOf('', 'bring the gauges up to date');
    expect(draft).toMatch(/### Context\n\n.*`bring the gauges up to date`/);
    expect(draft).toContain('I will read the gauges by hand then.');
  });

  it("a command that stands in the project's own documentation is no whim of the agent", async () => {
    const clone = folder({ 'docs/gauges.md': `Run \`${COMMAND}\` every morning.\n` });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', clone, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'docs');
    expect(await draftOf(`provenance: { repos: [${clone}] }\n`, 'go')).toMatch(
      /Provenance: .*1 in `docs\/gauges\.md`/,
    );
  });

  it('a command that the person gave is told apart from one that the agent made up', async () => {
    expect(await draftOf('', `run ${COMMAND} please`)).toMatch(/Provenance: .*in an earlier prompt/);
    const clone = folder({ 'README.md': 'nothing of the kind\n' });
    execFileSync('git', ['-C', clone, 'init', '-q']);
    execFileSync('git', ['-C', clone, 'add', '.']);
    expect(await draftOf(`provenance: { repos: [${clone}] }\n`, 'go')).toMatch(
      /Provenance: improvised by the agent in 1 case\./,
    );
  });

  it('where nobody looked, the draft says that it does not know', async () => {
    expect(await draftOf('', 'go')).toMatch(
      /Provenance: unknown; .*no repository of the project was searched/,
    );
  });
});
