import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Corpus, readCorpus } from '../../src/analysis/analyze.js';
import { ALONE } from '../../src/analysis/crew.js';
import { alarmOf } from '../../src/commands/alarm.js';
import { listFolder } from '../../src/sources/folder.js';
import { DEFAULT_GAP_LIMIT, lengthOf, union } from '../../src/timing/active.js';
import type { Window } from '../../src/timing/window.js';
import { ruleOf } from '../rules/rules-of.js';
import { at, SESSION, stamp, Told } from '../transcript/told.js';
import { collection, corpusOf, type Layout, layoutOf, PLAIN, SILENT, written } from './collection.js';

async function exitOf(corpus: Corpus) {
  const analysis = { corpus, groups: [], findings: { groups: [], lost: [] }, gapLimit: DEFAULT_GAP_LIMIT };
  return (await alarmOf([], analysis, corpus.problems)).exitCode;
}

const FILES = collection();
const LAYOUT = layoutOf(FILES);

/** What a corpus holds, whatever its files are called and however they are cut. */
function totalsOf({ results, coverage }: Corpus) {
  const sessions = results.map(({ session }) => session);
  const rows = sessions.map(
    ({ session_id, records, prompts, tool_calls, active_s, span_s, output_tokens, outcomes }) => ({
      ...{ session_id, records, prompts, tool_calls, active_s, span_s, output_tokens, outcomes },
    }),
  );
  return {
    sessions: rows.sort((a, b) => (a.session_id < b.session_id ? -1 : 1)),
    counted: coverage.records.counted,
    kinds: coverage.kinds,
    active: lengthOf(union(results.flatMap(({ blocks }) => blocks))),
  };
}

const hasUuid = (line: string): boolean => line === '' || JSON.parse(line).uuid !== undefined;
const linesIn = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Without records that have no uuid: of these nobody can tell whether they are copies. */
const ONLY_UUIDS: Layout = Object.fromEntries(
  Object.entries(LAYOUT).map(([path, text]) => [path, textOf(linesIn(text).filter(hasUuid))]),
);
const MAINS = Object.keys(ONLY_UUIDS).filter((path) => !path.includes('subagents'));

describe('the same sessions give the same totals', () => {
  it('has something to compare', async () => {
    const { sessions, counted, active } = totalsOf(await corpusOf([LAYOUT]));
    expect(sessions).toHaveLength(4);
    expect(counted).toBeGreaterThan(60);
    expect(active).toBeGreaterThan(60_000);
  });

  it('in whatever order folders and files come', async () => {
    const expected = totalsOf(await corpusOf([LAYOUT]));
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(names, async (folders) => {
        const moved = Object.entries(LAYOUT).map(([path, text], index) => [
          path.includes('subagents') ? path : `${folders[index % folders.length]}/${path}`,
          text,
        ]);
        expect(totalsOf(await corpusOf([Object.fromEntries(moved)]))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('spread over several sources, in any order', async () => {
    const expected = totalsOf(await corpusOf([LAYOUT]));
    const units = MAINS.map((main) => Object.entries(LAYOUT).filter(([path]) => path.includes(idOf(main))));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(units, { minLength: units.length }), async (shuffled) => {
        expect(totalsOf(await corpusOf(shuffled.map((unit) => Object.fromEntries(unit))))).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  it('when files are there twice', async () => {
    const expected = totalsOf(await corpusOf([LAYOUT]));
    await fc.assert(
      fc.asyncProperty(fc.subarray(Object.keys(LAYOUT)), async (twice) => {
        const copies = twice.map((path) => [`backup/${path}`, LAYOUT[path] ?? '']);
        const corpus = await corpusOf([{ ...LAYOUT, ...Object.fromEntries(copies) }]);
        expect(totalsOf(corpus)).toEqual(expected);
        expect(corpus.coverage.records.read - corpus.coverage.records.counted).toBe(
          corpus.coverage.records.copied,
        );
      }),
      { numRuns: 10 },
    );
  });

  it('when a checkpoint, a part of a file, lies beside it', async () => {
    const expected = totalsOf(await corpusOf([ONLY_UUIDS]));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MAINS),
        fc.nat({ max: 30 }),
        fc.nat({ max: 30 }),
        async (path, from, length) => {
          const part = linesIn(ONLY_UUIDS[path] ?? '').slice(from, from + length);
          const layout = { ...ONLY_UUIDS, [`backup/${path}`]: textOf(part) };
          expect(totalsOf(await corpusOf([layout]))).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('when a file is split between two prompts', async () => {
    const expected = totalsOf(await corpusOf([ONLY_UUIDS]));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...MAINS), fc.nat(), async (path, turn) => {
        const lines = linesIn(ONLY_UUIDS[path] ?? '');
        const prompts = lines.flatMap((line, index) =>
          JSON.parse(line).message?.role === 'user' && typeof JSON.parse(line).message.content === 'string'
            ? [index]
            : [],
        );
        const cut = prompts[turn % prompts.length] ?? 0;
        const { [path]: _, ...others } = ONLY_UUIDS;
        const layout = {
          ...others,
          [path]: textOf(lines.slice(0, cut)),
          [`more/${path}`]: textOf(lines.slice(cut)),
        };
        expect(totalsOf(await corpusOf([layout]))).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});

const idOf = (path: string): string => /[0-9a-f-]{36}/.exec(path)?.[0] ?? '';

describe('records that stand in several sessions', () => {
  const other = (n: number): string => `${n}0000000-2222-4333-8444-555555555555`;
  const story = (id: string, prefix: string): Told =>
    new Told({ sessionId: id }, prefix).user('go', { s: 0 });

  it('belong to the origin that the fork names, and the fork says that it lost them', async () => {
    const original = story(SESSION, 'r').call('a').result('a', 'x', { s: 30 });
    const copies = original.objects.map((object) => ({
      ...object,
      sessionId: other(1),
      forkedFrom: { sessionId: SESSION },
    }));
    const more = new Told({ sessionId: other(1) }, 'f')
      .user('on', { s: 100 })
      .says('yes')
      .says('sure')
      .says('done');
    const text = [...copies, ...more.objects].map((object) => `${JSON.stringify(object)}\n`).join('');
    const { results, coverage } = await corpusOf([
      { [`a/${other(1)}.jsonl`]: text, [`b/${SESSION}.jsonl`]: original.text },
    ]);
    expect(
      results.map(({ session }) => [
        session.session_id,
        session.records,
        session.copied_records,
        session.flags,
      ]),
    ).toEqual([
      [other(1), 4, 3, ['forked']],
      [SESSION, 3, 0, []],
    ]);
    expect(results[0]?.session).toMatchObject({ start: stamp(100), tool_calls: 0, prompts: 1 });
    expect(coverage.records).toEqual({ read: 10, counted: 7, copied: 3 });
  });

  it('are found among many sessions, whichever shares with whichever', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.array(fc.nat({ max: 20 }), { maxLength: 6 }), { minLength: 2, maxLength: 5 }),
        async (base, sessions) => {
          const layout = Object.fromEntries(
            sessions.map((uuids, index) => {
              const told = new Told({ sessionId: other(index) });
              for (const uuid of [...base, ...uuids]) told.user('x', { uuid: `u${uuid}`, s: uuid });
              return [`p/${other(index)}.jsonl`, told.text];
            }),
          );
          const { results, coverage } = await corpusOf([layout]);
          const distinct = new Set([...base, ...sessions.flat()]).size;
          expect(coverage.records.counted).toBe(distinct);
          expect(results.reduce((sum, { session }) => sum + session.records, 0)).toBe(distinct);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a window over a corpus', () => {
  it('leaves sessions out of the result, and in the coverage of what was read', async () => {
    const window = { by: 'start', since: at(43_200), until: undefined } as const;
    const { results, coverage } = await corpusOf([LAYOUT], { window });
    expect(results.map(({ session }) => session.user).sort()).toEqual(['ada', 'ben']);
    expect(coverage.files.read).toBe(FILES.length);
  });
});

describe('friction in a window', () => {
  const told = new Told().user('go', { s: 0 });
  for (const s of [10, 20, 80_000, 80_020])
    told.call(`a${s}`, { s }).result(`a${s}`, 'Exit code 3', { s: s + 5, is_error: true });
  told.call('b', { s: 80_030 }).result('b');
  told.call('c', { timestamp: undefined }).result('c', 'Exit code 3', { is_error: true });
  const rules = [ruleOf({ cost: 'none' })];
  const found = async (window: Window) => {
    const { results, coverage } = await corpusOf([{ [`a/${SESSION}.jsonl`]: told.text }], { window, rules });
    return { ...results[0]?.findings, unexplained: coverage.unexplainedErrors };
  };
  const window = { since: at(70_000), until: at(80_020) };

  it('by start is all of a session', async () => {
    const { matches, tools } = await found({ by: 'start', since: at(0), until: undefined });
    expect([matches?.length, tools]).toEqual([5, [['Bash', 6]]]);
  });

  it('by overlap is what was named inside or has no time, of the calls inside', async () => {
    const { matches, tools, prompts, unexplained } = await found({ by: 'overlap', ...window });
    expect(matches?.map((match) => match.at)).toEqual([at(80_000), undefined]);
    expect([tools, prompts, unexplained]).toEqual([[['Bash', 2]], 0, 0]);
  });
});

describe('files that cannot be used', () => {
  it('are counted by reason', async () => {
    const layout = {
      ...LAYOUT,
      [`x/${SESSION}/subagents/agent-aprompt_suggestion-1.jsonl`]: '{}\n',
      [`x/${SESSION}/subagents/journal.jsonl`]: '{}\n',
    };
    const { coverage } = await corpusOf([layout]);
    expect(coverage.files).toMatchObject({ seen: FILES.length + 2, read: FILES.length });
    expect(coverage.skippedFiles).toMatchObject({ fork: 1, not_a_transcript: 1 });
  });

  it('are counted, with a problem each, where they cannot be read', async () => {
    const root = written(LAYOUT);
    const listed = listFolder(root);
    rmSync(join(root, 'ben'), { recursive: true });
    const { results, coverage, problems, unread } = await readCorpus(
      [{ folder: listed, host: 'local', forgotten: 0 }],
      PLAIN,
      ALONE,
      SILENT,
    );
    const gone = problems.filter(({ code }) => code === 'unreadable-file').length;
    expect(gone).toBeGreaterThan(0);
    expect(coverage.files).toMatchObject({ seen: FILES.length, read: FILES.length - gone });
    expect(coverage.skippedFiles).toMatchObject({ unreadable: gone });
    expect(results.filter(({ session }) => session.user === 'ada')).toHaveLength(3);
    expect(await exitOf({ results, coverage, problems, unread })).toBe(0);
  });

  it('are bad data, exit code 65, where nothing of a source can be read, whatever others hold', async () => {
    const [good, bad] = [written(LAYOUT), written({ 'ann/notes.jsonl': '{bad\n' })];
    const places = [good, bad].map((root) => ({ folder: listFolder(root), host: 'local', forgotten: 0 }));
    const corpus = await readCorpus(places, PLAIN, ALONE, SILENT);
    expect(corpus.unread).toEqual([bad]);
    expect(await exitOf(corpus)).toBe(65);
  });

  it.skipIf(process.platform === 'darwin')('are told by their names, where these are not UTF-8', async () => {
    const root = written(LAYOUT);
    const odd = (name: string) =>
      Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff]), Buffer.from(name)]);
    writeFileSync(odd('.jsonl'), '{"type":"user"}\n');
    mkdirSync(odd('folder'));
    const place = { folder: listFolder(root), host: 'local', forgotten: 0 };
    const { problems, results } = await readCorpus([place], PLAIN, ALONE, SILENT);
    expect(problems.map(({ code }) => code)).toEqual(['unreadable-folder', 'unreadable-file']);
    expect(problems.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^cannot list this folder \(.* not UTF-8: rename it\); its transcripts/),
      expect.stringMatching(/^cannot be read \(its name .* is not UTF-8: rename it\); it is missing/),
    ]);
    expect(results).toHaveLength(4);
  });

  it('are bad data, exit code 65, where there is nothing else', async () => {
    const root = written({ 'notes.jsonl': '{"type":"user"}\n' });
    const listed = listFolder(root);
    rmSync(join(root, 'notes.jsonl'));
    const corpus = await readCorpus([{ folder: listed, host: 'local', forgotten: 0 }], PLAIN, ALONE, SILENT);
    expect(corpus.problems).toMatchObject([{ code: 'unreadable-file', file: join(root, 'notes.jsonl') }]);
    expect(await exitOf(corpus)).toBe(65);
  });
});

it('a record in a line over the limit is held by nobody: its copy elsewhere counts', async () => {
  const long = new Told({}, 'r').user('x'.repeat(3000), { uuid: 'u' }).user('a').user('b');
  const other = '22222222-2222-4333-8444-555555555555';
  const short = new Told({ sessionId: other }, 's').user('x', { uuid: 'u' }).user('b', { uuid: 'r2' });
  const layout = { [`a/${SESSION}.jsonl`]: long.text, [`b/${other}.jsonl`]: short.text };
  const { results, coverage } = await corpusOf([layout], { lineLimitBytes: 2000 });
  expect(results.map(({ session }) => [session.records, session.copied_records])).toEqual([
    [2, 0],
    [1, 1],
  ]);
  expect(coverage.lines).toMatchObject({ read: 5, oversized: 1 });
});
