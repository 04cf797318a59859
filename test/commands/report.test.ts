import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { wireReport } from '../../src/wire/contract-report.js';
import { wireNotice } from '../../src/wire/contract-webhook.js';
import { SESSION, Told } from '../transcript/told.js';
import { atHome, folder, frictionlog, ROOT, SAMPLES, sharedFolder } from './program.js';

const AS_OF = ['--as-of', '2026-03-01T00:00:00Z'];
const home = sharedFolder();

async function reported(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await frictionlog(['report', SAMPLES, ...AS_OF, ...args], {
    environment: { HOME: home },
  });
  expect(code, err).toBe(0);
  return out;
}

const asJson = await reported('--format', 'json');
const document = wireReport.parse(JSON.parse(asJson));
const page = await reported('--format', 'html');

const sum = (values: readonly number[]): number =>
  Math.round(values.reduce((total, value) => total + value * 1000, 0)) / 1000;

describe('a report over the samples', async () => {
  it.each([
    ['md', await reported('--format', 'md')],
    ['txt', await reported()],
    ['json', asJson],
  ])('in %s is the golden file', (format, text) => {
    const golden = join(ROOT, `test/commands/golden/report.${format}`);
    if (process.env.UPDATE_GOLDEN !== undefined) {
      mkdirSync(join(golden, '..'), { recursive: true });
      writeFileSync(golden, text);
    }
    expect(text, 'UPDATE_GOLDEN=1 npx vitest run test/commands/report.test.ts').toBe(
      readFileSync(golden, 'utf8'),
    );
  });

  it('keeps the shipped JSON Schema, which is what frictionlog schema report prints', async () => {
    const shipped = readFileSync(join(ROOT, 'rules/report.schema.json'), 'utf8');
    expect(
      (await frictionlog(['schema', 'report'])).out,
      'frictionlog schema report > rules/report.schema.json',
    ).toBe(shipped);
    expect(z.fromJSONSchema(JSON.parse(shipped)).safeParse(document).error).toBeUndefined();
  });

  it('has the numbers of analyze --json', async () => {
    const analysis = JSON.parse((await frictionlog(['analyze', SAMPLES, '--json', ...AS_OF])).out);
    const { summary, tools } = document;
    const sessions: readonly Record<string, number>[] = analysis.sessions;
    const all = (key: string): number => sum(sessions.map((session) => session[key] ?? Number.NaN));
    expect(summary).toMatchObject({
      sessions: sessions.length,
      people: analysis.users.length,
      active_s: all('active_s'),
      active_5_s: all('active_5_s'),
      active_15_s: all('active_15_s'),
      active_union_s: sum(analysis.users.map((user: { active_union_s: number }) => user.active_union_s)),
      lost_s: sum(analysis.groups.map((group: { lost_s: number }) => group.lost_s)),
      prompts: all('prompts'),
      tool_calls: all('tool_calls'),
      errors: analysis.coverage.errors,
      output_tokens: all('output_tokens'),
    });
    expect(sum(tools.map(({ calls }) => calls))).toBe(summary.tool_calls);
    expect(sum(tools.map(({ errors }) => errors))).toBe(summary.errors);
    for (const key of ['sessions', 'active_s', 'lost_s', 'errors'] as const)
      expect(sum(document.periods.map((period) => period[key])), key).toBe(summary[key]);
    expect(sum(document.session_lengths.map((one) => one.sessions))).toBe(summary.sessions);
    expect(sum(Object.values(document.session_types))).toBe(summary.sessions);
    expect(summary.smoothness).toBeCloseTo(100 * (1 - summary.lost_s / summary.active_s), 3);
  });

  it('is the same with a store, the second time, and in a file', async () => {
    const root = folder();
    const stored = ['--store', join(root, 'store.duckdb'), '--format', 'json'];
    expect(await reported(...stored)).toBe(asJson);
    expect(await reported(...stored)).toBe(asJson);
    expect(await reported('--output', join(root, 'r.html'))).toBe('');
    expect(readFileSync(join(root, 'r.html'), 'utf8')).toBe(page);
  });
});

describe('the page', () => {
  const [scripts, style = ''] = [
    [...page.matchAll(/<script(?: [^>]*)?>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? ''),
    /<style>([\s\S]*?)<\/style>/.exec(page)?.[1],
  ];
  const markup = page.replace(scripts.at(-1) ?? '', '').replace(style, '');

  it('allows its own script and style and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toBe(
      `default-src 'none'; script-src ${hash(scripts[1] ?? '')}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
    );
    expect(scripts).toHaveLength(2);
  });

  it('names nothing outside itself', () => {
    expect(
      [...markup.matchAll(/(?:src|href|action|url)\s*[=(]\s*["']?([^#"'\s>]+)/gi)].map(([all]) => all),
    ).toEqual([]);
    expect(style).not.toMatch(/url\(|@import/);
    expect(markup).not.toMatch(/ on[a-z]+=| style=/);
    expect(page).toContain('Copyright (c) 2014-2024 Chart.js Contributors');
  });

  it('says everything in tables with captions, and each chart points to one', () => {
    const captions = [...markup.matchAll(/<caption id="([\w-]+)">/g)].map(([, id]) => id);
    expect(captions.length).toBeGreaterThan(8);
    const charts = [
      ...markup.matchAll(/<canvas id="([\w-]+)" role="img" aria-label="[^"]+" aria-describedby="([\w-]+)"/g),
    ];
    expect(charts.length).toBe(4);
    for (const [, , caption] of charts) expect(captions).toContain(caption);
    const drawn: readonly { id: string }[] = JSON.parse(scripts[0] ?? '[]');
    expect(drawn.map(({ id }) => id)).toEqual(charts.map(([, id]) => id));
    for (const { title } of document.groups.filter(({ verdict }) => verdict === 'open'))
      expect(markup).toContain(title.split('`')[0]?.trim());
  });

  const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    existsSync,
  );
  it.skipIf(chromium === undefined)(
    'draws its charts in Chromium without a complaint (skipped where there is no Chromium)',
    () => {
      const root = folder({ 'r.html': page });
      const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
      // To files: a helper of the browser that outlives it would keep a pipe open.
      const [out, err] = [openSync(join(root, 'out'), 'w'), openSync(join(root, 'err'), 'w')];
      spawnSync(
        chromium ?? '',
        [
          ...['--headless', '--no-sandbox', ...quiet, '--disable-component-update', '--disable-sync'],
          ...[`--user-data-dir=${join(root, 'profile')}`, '--enable-logging=stderr', '--dump-dom'],
          `file://${join(root, 'r.html')}`,
        ],
        { stdio: ['ignore', out, err], timeout: 300_000, killSignal: 'SIGKILL' },
      );
      const [stdout = '', stderr = ''] = ['out', 'err'].map((name) => readFileSync(join(root, name), 'utf8'));
      expect(stderr).not.toMatch(/CONSOLE|Content Security Policy/);
      expect(stdout).toMatch(/<html lang="en" class="drawn">/);
      // Chart.js gives a canvas its size when it has drawn it.
      const sized = [
        ...stdout.matchAll(
          /<canvas id="[\w-]+"[^>]* height="[1-9]\d*"|<canvas id="[\w-]+"[^>]* width="[1-9]\d*"/g,
        ),
      ];
      expect(sized).toHaveLength(4);
    },
    150_000,
  );
});

/** Words that stand in every text field of a transcript, and nowhere in this program. */
const PLANTED = 'zq';
const planted = (what: string): string => `${PLANTED}${what}`;
const SESSION_IDS = [SESSION, SESSION.replace(/^../, 'ab')];

function plantedTranscripts(people: number): Readonly<Record<string, string>> {
  const files = SESSION_IDS.flatMap((id, index) =>
    Array.from({ length: people }, (_, person) => {
      const sessionId = id.replace(/...$/, `${person}${index}0`);
      const about = {
        sessionId,
        cwd: `/home/${planted('account')}/${planted('project')}`,
        gitBranch: planted('branch'),
        version: planted('version'),
      };
      const told = new Told(about, `${person}-${index}-`).user(`${planted('prompt')} please`);
      for (const n of [1, 2, 3])
        told
          .call(`c${n}`, {}, 'Bash', {
            command: `${planted('program')} --${planted('flag')}`,
            description: planted('about'),
          })
          .result(`c${n}`, `Exit code 127\n/bin/bash: line 1: ${planted('program')}: command not found`, {
            is_error: true,
          });
      told
        .call('c4', {}, planted('tool'), { [planted('key')]: planted('value') })
        .result('c4', `${planted('output')} failed`, { is_error: true })
        .says(planted('answer'), {}, { model: planted('model') });
      return [`${planted(`person${person}`)}/2026-02-1${index}_${sessionId}.jsonl`, told.text] as const;
    }),
  );
  return Object.fromEntries(files);
}

describe('the webhook', () => {
  it('gets numbers and friction points, and no word of a transcript; a refusal is 75', async () => {
    const bodies: string[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      response.writeHead(bodies.length === 1 ? 200 : 400).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;
    const cwd = folder({
      ...plantedTranscripts(3),
      'frictionlog.yaml': `sources: [{ type: folder, name: ${planted('host')}, root: . }]\n`,
    });
    const args = ['--min-sessions', '1', '--min-users', '1', '--within', '4000d'];
    const first = await atHome(['report', ...args, '--webhook', url], cwd);
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('Posted to 127.0.0.1')]);
    const notice = wireNotice.parse(JSON.parse(bodies[0] ?? ''));
    expect(notice.summary).toMatchObject({ people: 3, success_rate: { Bash: 0 } });
    expect(notice.groups.map(({ rule }) => rule)).toContain('command-not-found');
    expect(notice.text).toMatch(/^frictionlog: 6 sessions of 3 people/);
    expect(bodies[0]?.toLowerCase()).not.toContain(PLANTED);
    const second = await atHome(['run', ...args], cwd, { FRICTIONLOG_WEBHOOK: url });
    expect(second.err).toMatch(/webhook: 127\.0\.0\.1:\d+ answered 400\. The numbers were not posted/);
    expect(second.code).toBe(75);
    expect(bodies[1]?.toLowerCase()).not.toContain(PLANTED);
  });

  it.each([
    ['a token in the arguments', 'https://hooks.example/services/a1b2c3d4e5f6a7b8c9', /FRICTIONLOG_WEBHOOK/],
    ['a query in the arguments', 'https://hooks.example/x?key=1', /FRICTIONLOG_WEBHOOK/],
    ['another protocol', 'ftp://hooks.example/x', /--webhook: expected an address that begins with https/],
    ['a user in the address', 'https://ann:secret@hooks.example/x', /names no user, found something else/],
  ])('is not told %s, and the address is not printed', async (_, url, said) => {
    const { code, out, err } = await frictionlog(['report', SAMPLES, '--webhook', url]);
    expect(err).toMatch(said);
    expect(err).not.toMatch(/a1b2c3|key=|secret@/);
    expect([code, out]).toEqual([64, '']);
  });
});

describe('people', () => {
  it('are called by pseudonyms in the order of these, and nobody stands beside errors or lost time', () => {
    expect(document.people?.map(({ person }) => person)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `person-${number}`),
    );
    expect(Object.keys(document.people?.[0] ?? {}).sort()).toEqual([
      'active_union_s',
      'last_active',
      'person',
      'sessions',
    ]);
    for (const name of ['maren', 'yuki']) {
      expect(asJson.toLowerCase()).not.toContain(name);
      expect(page.toLowerCase()).not.toContain(name);
    }
    expect(JSON.stringify(document.sessions)).not.toContain('person-');
  });

  it('have their names where these are asked for, and are left out where they are fewer than three', async () => {
    const cwd = folder(plantedTranscripts(3));
    const named = (await frictionlog(['report', cwd, '--names', '--format', 'json'])).out;
    expect(JSON.parse(named).people.map(({ person }: { person: string }) => person)).toEqual(
      [0, 1, 2].map((number) => planted(`person${number}`)),
    );
    const few = (await frictionlog(['report', folder(plantedTranscripts(2)), '--format', 'json'])).out;
    expect(JSON.parse(few).people).toBeUndefined();
    expect(JSON.parse(few).summary.people).toBe(2);
  });

  it('are not named by the folders of an export either, however short their names', async () => {
    const names = ['fir', 'ash', 'may'];
    const cwd = folder(
      Object.fromEntries(
        names.map((name, index) => {
          const sessionId = SESSION.replace(/^1/, String(index));
          const { text } = new Told({ sessionId, cwd: `/srv/${name}` }).user('hello').says('hello');
          return [`src/user_sessions/${name}/2026-02-10_${sessionId}.jsonl`, text];
        }),
      ),
    );
    const around = { cwd, environment: { HOME: cwd } };
    const store = ['--store', join(cwd, 's.duckdb')];
    await frictionlog(['analyze', join(cwd, 'src'), ...store], around);
    const { code, err } = await frictionlog(['export', '--format', 'csv', ...store], around);
    expect(code, err).toBe(0);
    for (const table of ['sessions', 'files']) {
      const rows = readFileSync(join(cwd, `frictionlog-export/${table}.csv`), 'utf8');
      expect(rows).toMatch(/person-[123]\//);
      expect(rows).not.toMatch(/\b(?:fir|ash|may)\//);
    }
  });

  it('are not told apart in an export of fewer than three', async () => {
    const cwd = folder(plantedTranscripts(2));
    const environment = { HOME: cwd };
    await frictionlog(['analyze', cwd, '--store', join(cwd, 's.duckdb')], { cwd, environment });
    const { code, err } = await frictionlog(
      ['export', 'sessions', '--format', 'csv', '--store', join(cwd, 's.duckdb')],
      {
        cwd,
        environment,
      },
    );
    expect(code, err).toBe(0);
    const rows = readFileSync(join(cwd, 'frictionlog-export/sessions.csv'), 'utf8');
    expect(rows).toContain(',person,');
    expect(rows).not.toMatch(/person-\d/);
  });
});

describe('of a window', () => {
  it('says of how many of its own errors no rule explains', async () => {
    const shares = await Promise.all(
      [[], ['--days', '3'], ['--user', 'yuki']].map(
        async (args) => JSON.parse(await reported(...args, '--format', 'json')).summary,
      ),
    );
    for (const { errors, unexplained_errors, unexplained_share } of shares) {
      expect(unexplained_errors).toBeLessThanOrEqual(errors);
      expect(unexplained_share).toBeCloseTo(unexplained_errors / errors, 5);
    }
    expect(shares.map(({ unexplained_errors }) => unexplained_errors)).toEqual([2, 0, expect.any(Number)]);
  });
});

describe('names that are the same once they are shortened', () => {
  const name = (last: string): string => `mcp__${'ferry_'.repeat(10)}${last}`;
  const told = new Told()
    .user('look')
    .call('a', {}, name('a'))
    .result('a')
    .call('b', {}, name('b'))
    .result('b', 'it failed', { is_error: true })
    .record({ type: name('a') })
    .record({ type: name('b') });

  it('are one tool and one kind, with what all of them have', async () => {
    const { out } = await frictionlog([
      ...['report', folder({ 'a.jsonl': told.text }), ...AS_OF, '--format', 'json'],
    ]);
    const { summary, tools, coverage } = JSON.parse(out);
    const shown = name('').slice(0, 60);
    expect(summary.success_rate).toEqual({ [shown]: 0.5 });
    expect(tools).toMatchObject([
      { tool: shown, calls: 2, ok: 1, errors: 1, sessions: 1, success_rate: 0.5 },
    ]);
    expect(coverage.records.unknown_kinds).toEqual({ [shown]: 2 });
    expect(coverage.records.kinds).toMatchObject({ [shown]: 2 });
  });
});

describe('no session at all', () => {
  it('gives the zeros, and a line that says so', async () => {
    const nothing = await reported('--since', '2030-01-01', '--format', 'json');
    expect(JSON.parse(nothing).summary).toMatchObject({ errors: 0, unexplained_errors: 0 });
    expect(wireReport.parse(JSON.parse(nothing)).summary).toMatchObject({
      sessions: 0,
      errors: 0,
      lost_s: 0,
    });
    expect(await reported('--since', '2030-01-01')).toContain('No session in this window.');
    expect(await reported('--since', '2030-01-01', '--format', 'html')).toContain(
      '<h1>No session in this window.</h1>',
    );
  });
});
