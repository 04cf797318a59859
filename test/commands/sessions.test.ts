import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wireSessionDocument } from '../../src/wire/contract-session-document.js';
import { SESSION, Told } from '../transcript/told.js';
import { asProcess, atHome, folder, frictionlog, PROGRAM, SAMPLES } from './program.js';

const OTHER = '22222222-2222-4333-8444-555555555555';
const story = (id = SESSION, day = 0): Told =>
  new Told({ sessionId: id }, id.slice(0, 2))
    .user('install everything', { s: day * 86_400 })
    .call('a', {}, 'Bash', { command: 'npm ci' })
    .tick('a', 0, 2)
    .tick('a', 1, 61)
    .result('a', 'added 912 packages')
    .says('Installed.')
    .user('thanks', { s: day * 86_400 + 4000 });
const TWO = { [`p/${SESSION}.jsonl`]: story().text, [`p/${OTHER}.jsonl`]: story(OTHER, 1).text };

describe('sessions', () => {
  it('lists them newest first', async () => {
    const { code, out, err } = await frictionlog(['sessions', folder(TWO)]);
    const list = out.trim().split('\n\n').at(-1) ?? '';
    const rows = list.split('\n').slice(1);
    expect(rows.map((row) => row.split(/\s\s+/).slice(0, 4))).toEqual([
      ['2026-02-11 12:00', '22222222', 'ada', 'ferry'],
      ['2026-02-10 12:00', '11111111', 'ada', 'ferry'],
    ]);
    expect([code, err]).toEqual([0, '2 sessions\n']);
  });

  it('prints nothing but data with --quiet', async () => {
    expect((await frictionlog(['sessions', folder(TWO), '--quiet'])).err).toBe('');
  });

  it.each<[what: string, options: readonly string[], ids: readonly string[]]>([
    ['--latest', ['--latest', '1'], [OTHER]],
    ['--since', ['--since', '2026-02-11'], [OTHER]],
    ['--until', ['--until', '2026-02-11'], [SESSION]],
    ['--days back from --as-of', ['--days', '1', '--as-of', '2026-02-11T18:00Z'], [OTHER]],
    ['--since read in --tz', ['--since', '2026-02-12', '--tz', 'Pacific/Kiritimati'], [OTHER]],
    ['--user', ['--user', 'ada'], [OTHER, SESSION]],
    ['another --user', ['--user', 'ben'], []],
    ['--project', ['--project', 'ferry'], [OTHER, SESSION]],
    [
      '--window-by overlap',
      ['--since', '2026-02-10T13:00Z', '--until', '2026-02-11', '--window-by', 'overlap'],
      [SESSION],
    ],
  ])('are chosen by %s', async (_, options, ids) => {
    const { out } = await frictionlog(['sessions', folder(TWO), '--json', ...options]);
    expect(JSON.parse(out).sessions.map(({ session_id }: { session_id: string }) => session_id)).toEqual(ids);
  });

  it('of an empty window are none: exit code 0, and a line that says so', async () => {
    expect(await frictionlog(['sessions', folder(TWO), '--since', '2027-01-01'])).toEqual({
      code: 0,
      out: 'No session in this window.\n',
      err: '',
    });
  });
});

describe('session', () => {
  it('shows prompts, calls and gaps on a time line, found by the beginning of the id', async () => {
    const { code, out } = await frictionlog(['session', '1111', folder(TWO)]);
    expect(code).toBe(0);
    expect(out).toContain(`Session ${SESSION}: ada, ferry`);
    expect(out).toMatch(/Span 1 h 7 min, active 5 s, 1 gap, 1 call/);
    expect(out).toMatch(/12:00:00 {2}person {4}install everything/);
    expect(out).toMatch(/12:00:01 {2}Bash {6}\[ok.*\] \$ npm ci/);
    expect(out).toMatch(/··· gap of 1 h 7 min ···/);
    expect(out.indexOf('gap of')).toBeLessThan(out.indexOf('thanks'));
  });

  it('gives the active time at other gap limits', async () => {
    const told = story().user('more', { s: 4360 }).user('and more', { s: 5160 });
    const { out } = await frictionlog(['session', '1111', folder({ [`p/${SESSION}.jsonl`]: told.text })]);
    expect(out).toMatch(
      /active 6 min 5 s, 2 gaps.*\nActive time is 5 s to 19 min with gap limits of 5 and 15 min/,
    );
    const once = await frictionlog(['session', '1111', folder(TWO)]);
    expect(once.out).toContain('Active time is 5 s, also with gap limits of 5 and 15 minutes');
  });

  it('shows above it who wrote how much, and what each tool did, at most where nothing was measured', async () => {
    const told = story()
      .says('And read.', { s: 99 }, { id: 'm1' })
      .call('b', { s: 100 }, 'Read', { file_path: '/x' })
      .result('b', 'x', { s: 102 })
      .call('c', { s: 110 }, 'Read', { file_path: '/y' })
      .result('c', 'File does not exist.', { s: 114, is_error: true });
    const { out } = await frictionlog(['session', '1111', folder({ [`p/${SESSION}.jsonl`]: told.text })]);
    expect(out).toContain('Messages: 2 of the person (2 typed), 1 of the agent, 0 interruptions');
    const rows = out.split('\n').filter((line) => /^(Bash|Read) /.test(line));
    expect(rows.map((row) => row.trim().split(/\s\s+/))).toEqual([
      ['Read', '2', '1', '1', '≤ 3 s', '≤ 4 s'],
      ['Bash', '1', '1', '0', '1 min 1 s', '1 min 1 s'],
    ]);
  });

  it('says of measured times no "at most" where another call did not run', async () => {
    const told = story()
      .call('d', { s: 100 })
      .result('d', "The user doesn't want to proceed with this tool use.", { s: 102, is_error: true });
    const { out } = await frictionlog(['session', '1111', folder({ [`p/${SESSION}.jsonl`]: told.text })]);
    const [row = ''] = out.split('\n').filter((line) => line.startsWith('Bash '));
    expect(row.trim().split(/\s\s+/)).toEqual([
      ...['Bash', '2', '1', '0', '1 min 1 s', '1 min 1 s', '1 rejected'],
    ]);
  });

  it('--json is as its schema says, and lists the events in the order of time', async () => {
    const { code, out } = await frictionlog(['session', '1111', folder(TWO), '--json']);
    const document = wireSessionDocument.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(document.session).toMatchObject({ session_id: SESSION, gap_count: 1 });
    expect(document.tools).toMatchObject([{ tool: 'Bash', calls: 1, measured: 1 }]);
    expect(document.timeline.map(({ event }) => event)).toEqual([
      'user_message',
      'tool_call',
      'assistant_message',
      'user_message',
    ]);
    const schema = JSON.parse((await frictionlog(['schema', 'session'])).out);
    expect(Object.keys(schema.properties)).toEqual(Object.keys(document));
  });

  it('tells of a call its command or its file, whichever tool it is', async () => {
    const told = story()
      .call('b', { s: 100 }, 'NotebookEdit', { notebook_path: '/w/x.ipynb' })
      .call('c', { s: 101 }, 'Grep', { pattern: 'gate', path: '/w/src' });
    const path = folder({ [`p/${SESSION}.jsonl`]: told.text });
    const { timeline } = JSON.parse((await frictionlog(['session', '1111', path, '--json'])).out);
    const calls = timeline.filter(({ event }: { event: string }) => event === 'tool_call');
    expect(calls.map(({ text }: { text: string }) => text)).toEqual(['npm ci', '/w/x.ipynb', '/w/src']);
    const { out } = await frictionlog(['session', '1111', path]);
    expect(out).toMatch(/NotebookEdit .* \/w\/x\.ipynb\n/);
    expect(out).toMatch(/Grep .* gate\n/);
  });

  it('leaves out the records of another session, as analyze does, and says whose they are', async () => {
    const copies = story().objects.map((object) => ({ ...object, sessionId: OTHER }));
    const own = new Told({ sessionId: OTHER }, 'o').user('and the docs', { s: 90_000 }).says('Written.');
    const text = [...copies, ...own.objects].map((object) => `${JSON.stringify(object)}\n`).join('');
    const more = story().says('Gladly.').says('Bye.').says('Bye, bye.');
    const path = folder({ [`p/${OTHER}.jsonl`]: text, [`q/${SESSION}.jsonl`]: more.text });
    const { session, timeline } = JSON.parse((await frictionlog(['session', '2222', path, '--json'])).out);
    const { sessions } = JSON.parse((await frictionlog(['analyze', path, '--json'])).out);
    expect(session).toEqual(sessions.find(({ session_id }: { session_id: string }) => session_id === OTHER));
    expect(session).toMatchObject({ records: 2, copied_records: 7, tool_calls: 0, flags: ['forked'] });
    expect(timeline).toHaveLength(2);
    const { out } = await frictionlog(['session', '2222', path]);
    expect(out).toContain(`forked: 7 of its 9 records are copies; they count with session ${SESSION}`);
    expect((await frictionlog(['session', '1111', path])).out).not.toContain('forked');
  });

  it('refuses a beginning that several ids share', async () => {
    const ids = { [`p/${SESSION}.jsonl`]: '{}\n', [`p/${SESSION.replace(/5$/, '6')}.jsonl`]: '{}\n' };
    const { code, err } = await frictionlog(['session', '1111', folder(ids)]);
    expect(code).toBe(64);
    expect(err).toContain('beginning of several sessions');
  });

  it('is found by an id that is no UUID, in the case that it has, though another begins so', async () => {
    const named = (sessionId: string) => new Told({ sessionId }, sessionId).user('ho').text;
    const path = folder({ 'a.jsonl': named('Build-One'), 'b.jsonl': named('Build-One-Two') });
    const idOf = async (typed: string) =>
      JSON.parse((await frictionlog(['session', typed, path, '--json'])).out).session.session_id;
    expect(await idOf('Build-One')).toBe('Build-One');
    expect(await idOf('Build-One-T')).toBe('Build-One-Two');
  });

  it('that stands in two sources says which, and can be reached', async () => {
    const file = { [`p/${SESSION}.jsonl`]: new Told().user('ho').text };
    const cwd = folder({
      ...Object.fromEntries(
        ['a', 'b'].flatMap((root) => Object.entries(file).map(([path, text]) => [`${root}/${path}`, text])),
      ),
      'frictionlog.yaml':
        'sources: [{ type: folder, root: a, name: a }, { type: folder, root: b, name: b }]\n',
    });
    const { code, err } = await atHome(['session', SESSION], cwd);
    expect([code, err]).toEqual([
      64,
      expect.stringContaining(`Name one: frictionlog session ${SESSION} FOLDER.`),
    ]);
    expect((await atHome(['session', SESSION, 'b'], cwd)).code).toBe(0);
  });

  it('that is not there is 66, and says how to list them', async () => {
    const { code, err } = await frictionlog(['session', 'ffff', folder(TWO)]);
    expect([code, err]).toEqual([
      66,
      'frictionlog: no session begins with ffff. frictionlog sessions lists them.\n',
    ]);
  });
});

describe('friction in a session', () => {
  const told = new Told()
    .user('search it')
    .call('a', {}, 'Bash', { command: 'rg berths src | head' })
    .result('a', '/bin/bash: line 1: rg: command not found')
    .call('b', {}, 'Bash', { command: 'ls' })
    .result('b', 'src');
  const ask = (...args: readonly string[]) =>
    frictionlog(['session', '1111', folder({ [`p/${SESSION}.jsonl`]: told.text }), ...args]);

  it('is marked where it happened', async () => {
    const marked = (await ask()).out.split('\n').filter((line) => line.includes('←'));
    expect(marked).toEqual([expect.stringMatching(/rg berths.* {2}← command-not-found \(hidden\)$/)]);
  });

  it('is marked in a process whose engine no run of many sessions has set', () => {
    const { code, out, err } = asProcess(['session', '79d6e378', SAMPLES]);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').filter((line) => line.includes('←'))).toHaveLength(4);
  });

  it('stands in the JSON', async () => {
    const { timeline } = JSON.parse((await ask('--json')).out);
    expect(timeline.map(({ friction }: { friction: readonly string[] }) => friction)).toEqual([
      [],
      ['command-not-found'],
      [],
    ]);
  });
});

describe('commands', () => {
  it('lists the slowest, in JSON all', async () => {
    const told = new Told();
    for (let index = 0; index < 25; index++)
      told.call(`c${index}`, {}, 'Bash', { command: `make ${index}` }).result(`c${index}`, 'done');
    const root = folder({ [`p/${SESSION}.jsonl`]: told.text });
    expect((await frictionlog(['commands', root])).err).toContain('5 more: --limit 25 lists them all.');
    const all = await frictionlog(['commands', root, '--json']);
    expect([JSON.parse(all.out).commands.length, all.err]).toEqual([25, '']);
  });

  it('takes one value behind a flag, and leaves the path alone', async () => {
    const root = folder({ [`p/${SESSION}.jsonl`]: story().text });
    const named = await frictionlog(['analyze', '--rule', 'path-missing', root, '--json']);
    expect(JSON.parse(named.out).coverage.files.seen).toBe(1);
  });

  it('tells measured times from upper bounds', async () => {
    const told = story().call('b', { s: 5000 }, 'Bash', { command: 'make' }).result('b', 'x', { s: 5300 });
    const root = folder({ [`p/${SESSION}.jsonl`]: told.text });
    const { out, err } = await frictionlog(['commands', root]);
    expect(out).toMatch(/≤ 5 min .*at most.*make/);
    expect(out).toMatch(/measured.*npm ci/);
    expect(err).toContain('2 of 2 commands with a duration, 1 measured');
    const measured = JSON.parse((await frictionlog(['commands', root, '--basis', 'progress', '--json'])).out);
    expect(measured.commands.map(({ command }: { command: string }) => command)).toEqual(['npm ci']);
    const slowest = await frictionlog(['commands', root, '--limit', '1', '--json']);
    expect(JSON.parse(slowest.out).commands).toHaveLength(1);
    expect(slowest.err).toContain('1 more: --limit 2 lists them all.');
  });

  it('says that there is none', async () => {
    const root = folder({ [`p/${SESSION}.jsonl`]: new Told().user('hi').text });
    expect((await frictionlog(['commands', root])).out).toBe('No shell command that ran in this window.\n');
  });
});

describe('standard input', () => {
  const spooled = (): readonly string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('frictionlog-'));

  it('is read where the path is -, and leaves no copy behind', () => {
    const home = folder({ 'tmp/x': '' });
    const environment = { HOME: home, TMPDIR: join(home, 'tmp') };
    const { code, out } = asProcess(['sessions', '-', '--json'], {
      input: story().text,
      environment,
    });
    expect(code).toBe(0);
    expect(JSON.parse(out).sessions).toMatchObject([{ session_id: SESSION, user: 'ada', prompts: 2 }]);
    expect(readdirSync(join(home, 'tmp'))).toEqual(['x']);
  });

  it('leaves no copy behind either when the run fails', () => {
    const home = folder({ 'tmp/x': '' });
    const environment = { HOME: home, TMPDIR: join(home, 'tmp') };
    expect(asProcess(['session', 'ffff', '-'], { input: story().text, environment }).code).toBe(66);
    expect(readdirSync(join(home, 'tmp'))).toEqual(['x']);
    expect(existsSync(join(home, 'data'))).toBe(false);
  });

  it.each([['--output', '-'], ['--output=-'], ['-o', '-'], ['-o-']])(
    'and standard output is what %s %s stands for',
    async (...output) => {
      const cwd = folder();
      for (const words of [['report'], ['tools'], ['session', SESSION]]) {
        const { code, out } = await frictionlog([...words, '-', ...output], { cwd, input: story().text });
        expect([code, out]).toEqual([0, expect.stringContaining('Bash')]);
      }
      expect(readdirSync(cwd)).toEqual([]);
    },
  );

  it('is not what is written to, whatever its name', () => {
    const home = folder({ 'session.jsonl': story().text });
    for (const output of ['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']) {
      const file = openSync(join(home, 'session.jsonl'), 'r+');
      const stdio = [file, 'pipe', 'pipe'] as const;
      const env = { PATH: process.env.PATH, HOME: home };
      const words = [PROGRAM, 'tools', '-', '-o', output];
      const { status, stderr } = spawnSync(process.execPath, words, {
        env,
        stdio: [...stdio],
        encoding: 'utf8',
      });
      closeSync(file);
      expect([output, status, stderr]).toEqual(
        output === '-' ? [output, 0, ''] : [output, 74, expect.stringContaining('Nothing was written')],
      );
      expect(readFileSync(join(home, 'session.jsonl'), 'utf8')).toBe(story().text);
    }
  });

  it('that is empty is 66', () => {
    const { code, err } = asProcess(['analyze', '-']);
    expect(code).toBe(66);
    expect(err).toContain('nothing on standard input');
    expect(spooled().filter((name) => name.includes('stdin'))).toEqual([]);
  });
});

it('a session as CSV has a row for each event, and goes to a file', async () => {
  const cwd = folder();
  const asked = ['session', '7bbcacb2', SAMPLES];
  const events = JSON.parse((await frictionlog([...asked, '--json'])).out).timeline;
  const { code, out, err } = await frictionlog([...asked, '--csv', '-o', 'session.csv'], { cwd });
  expect([code, out]).toEqual([0, '']);
  expect(err).toContain('Wrote session.csv.');
  const [head, ...rows] = readFileSync(join(cwd, 'session.csv'), 'utf8').trimEnd().split('\r\n');
  expect(head?.split(',').slice(0, 3)).toEqual(['event', 'at', 'record_uuid']);
  expect(rows).toHaveLength(events.length);
});
