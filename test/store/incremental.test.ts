import {
  appendFileSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Selector } from '../../src/rules/conditions.js';
import type { Rule } from '../../src/rules/rule.js';
import { snapshotOf } from '../../src/store/snapshot-path.js';
import { toInstant } from '../../src/units.js';
import { collection, layoutOf, written } from '../analysis/collection.js';
import { folder } from '../commands/program.js';
import { analyzed, query, RULES, said } from './stored.js';

const LAYOUT = layoutOf(collection());
const PATHS = Object.keys(LAYOUT);
const place = (layout = LAYOUT) => ({ root: written(layout), store: join(folder(), 'store.duckdb') });
const first = (root: string): string => join(root, PATHS.find((path) => !path.includes('subagents')) ?? '');
/** Few rules: they are compiled anew for each run. */
const SHORT = { rules: RULES.slice(0, 3) };
const NOTHING = { sessionsWritten: 0, sessionsRemoved: 0, sessionsGone: 0, rows: 0, published: false };

describe('a run with a store', () => {
  it('writes nothing into the file that is there: a kill can leave it no worse', async () => {
    const { root, store } = place();
    await analyzed([root], store, SHORT);
    linkSync(store, `${store}.before`);
    const before = readFileSync(store);
    appendFileSync(first(root), `${readFileSync(first(root), 'utf8').split('\n').at(-2)}\n`);
    expect((await analyzed([root], store, SHORT)).work).toMatchObject({ sessionsWritten: 1 });
    expect(readFileSync(`${store}.before`).equals(before)).toBe(true);
    expect(readFileSync(store).equals(before)).toBe(false);
    expect(readdirSync(dirname(store)).sort()).toEqual([
      'store.duckdb',
      'store.duckdb.before',
      'store.duckdb.lock',
      'store.snapshot.duckdb',
    ]);
  });

  it('says the same as one without, when the store is new and when it knows everything', async () => {
    const { root, store } = place();
    const plain = said(await analyzed([root], undefined));
    expect(said(await analyzed([root], store))).toEqual(plain);
    expect(said(await analyzed([root], store))).toEqual(plain);
  });

  it('reads no file and writes no row when nothing changed', async () => {
    const { root, store } = place();
    const { files, work } = await analyzed([root], store);
    expect(files).toMatchObject({ read: PATHS.length, unchanged: 0 });
    expect(work?.sessionsWritten).toBe(4);
    const published = statSync(snapshotOf(store)).ino;
    const again = await analyzed([root], store);
    expect(again.files).toMatchObject({ read: 0, unchanged: PATHS.length });
    expect(again.work).toEqual(NOTHING);
    expect(statSync(snapshotOf(store)).ino).toBe(published);
  });

  it('reads a session again that grew, and no other', async () => {
    const { root, store } = place({ ...LAYOUT, 'ida/2026-02-13_one.jsonl': '{"type":"user","uuid":"1"}\n' });
    await analyzed([root], store);
    appendFileSync(join(root, 'ida/2026-02-13_one.jsonl'), '{"type":"user","uuid":"2"}\n');
    const grown = await analyzed([root], store);
    expect(grown.files).toMatchObject({ read: 1, unchanged: PATHS.length });
    expect(grown.work?.sessionsWritten).toBe(1);
    expect(said(grown)).toEqual(said(await analyzed([root], undefined)));
  });

  it('takes a new file time for a hint: the same bytes are not read again', async () => {
    const { root, store } = place();
    await analyzed([root], store);
    utimesSync(first(root), 1, 1);
    const touched = await analyzed([root], store);
    expect(touched.files.read).toBe(0);
    expect(touched.work).toMatchObject({ sessionsWritten: 0 });
    expect((await analyzed([root], store)).work).toEqual(NOTHING);
  });

  it('notices bytes that were replaced by as many others, even when the file time was set back', async () => {
    const { root, store } = place();
    await analyzed([root], store);
    const path = first(root);
    const { atime, mtime } = statSync(path);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('npm ci', 'npm cu').replaceAll('make', 'mike'));
    utimesSync(path, atime, mtime);
    const changed = await analyzed([root], store);
    expect(changed.files.read).toBeGreaterThan(0);
    expect(said(changed)).toEqual(said(await analyzed([root], undefined)));
  });

  it.each([
    ['another gap limit', { gapLimit: 300_000 as never }],
    ['another account', { account: 'somebody' }],
    ['another version of the code that reads', { code: 'other' }],
  ])('reads everything again with %s', async (_, asked) => {
    const { root, store } = place();
    await analyzed([root], store);
    const other = await analyzed([root], store, asked);
    expect(other.files.unchanged).toBe(0);
    const { code: __, ...plain } = { code: '', ...asked };
    expect(said(other)).toEqual(said(await analyzed([root], undefined, plain)));
  });

  it.each([
    ['start', '2026-02-11T00:00Z', undefined],
    ['start', undefined, '2026-02-10T09:00:30Z'],
    ['overlap', '2026-02-10T09:10Z', '2026-02-11T10:00:05Z'],
    ['overlap', '2026-02-12T00:00Z', undefined],
  ] as const)('looks through any window as if there were no store: %s %s %s', async (by, since, until) => {
    const { root, store } = place();
    const moment = (text: string | undefined) => (text === undefined ? text : toInstant(Date.parse(text)));
    const asked = {
      window: { by, since: moment(since), until: moment(until) },
      detail: false,
      examples: false,
    };
    const plain = said(await analyzed([root], undefined, asked));
    expect(said(await analyzed([root], store, asked))).toEqual(plain);
    await analyzed([root], store);
    expect(said(await analyzed([root], store, asked))).toEqual(plain);
    expect((await analyzed([root], store)).work).toEqual(NOTHING);
  });
});

describe('sessions that share records', () => {
  const isFork = (path: string): boolean => path.includes('2026-02-11');

  it('stay right when the origin comes after its fork, and when it goes', async () => {
    const [fork = ''] = PATHS.filter(isFork);
    const { root, store } = place({ [fork]: LAYOUT[fork] ?? '' });
    await analyzed([root], store);
    const added = PATHS.filter((path) => path !== fork);
    written(Object.fromEntries(added.map((path) => [path, LAYOUT[path] ?? ''])), root);
    const both = await analyzed([root], store);
    expect(both.analysis.corpus.results.some(({ session }) => session.flags.includes('forked'))).toBe(true);
    expect(said(both)).toEqual(said(await analyzed([root], undefined)));
    expect((await analyzed([root], store)).work).toEqual(NOTHING);
    for (const path of added) rmSync(join(root, path));
    expect(said(await analyzed([root], store))).toEqual(said(await analyzed([root], undefined)));
  });

  it('and all others say the same as without a store after any history of files', async () => {
    const step = fc.record({ path: fc.constantFrom(...PATHS), cut: fc.integer({ min: 0, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (history) => {
        const { root, store } = place({ 'x/2026-02-01_x.jsonl': '' });
        for (const { path, cut } of history) {
          const lines = (LAYOUT[path] ?? '').split('\n');
          if (cut === 0) rmSync(join(root, path), { force: true });
          else written({ [path]: lines.slice(0, Math.ceil((lines.length * cut) / 4)).join('\n') }, root);
          expect(said(await analyzed([root], store, SHORT))).toEqual(
            said(await analyzed([root], undefined, SHORT)),
          );
        }
        const twice = await query(store, 'SELECT session_id FROM sessions GROUP BY ALL HAVING count(*) > 1');
        expect(twice).toEqual([]);
        expect((await analyzed([root], store, SHORT)).work).toEqual({
          ...NOTHING,
          sessionsGone: expect.any(Number),
        });
      }),
      { numRuns: 8 },
    );
  });
});

describe('changed rules', () => {
  const extra = (match: Selector): readonly Rule[] =>
    RULES.slice(0, 1).flatMap((rule) => [
      rule,
      { ...rule, id: 'extra', yields_to: [], detect: [{ kind: 'single', match, unless: [] }] },
    ]);

  it.each([
    ['none, of what did not happen', { event: 'compaction' }, 0],
    ['one, of the only one that wrote a file', { event: 'tool_call', tool: ['Write'] }, 1],
    ['both that used a shell', { event: 'tool_call', tool: ['Bash'] }, 2],
  ] as const)(
    'are asked of the sessions that they can touch, and of no others: %s',
    async (_, match, touched) => {
      const { root, store } = place();
      const rules = extra(match);
      await analyzed([root], store, { rules: rules.slice(0, 1) });
      const more = await analyzed([root], store, { rules });
      expect(more.work?.sessionsWritten).toBe(touched);
      expect(said(more)).toEqual(said(await analyzed([root], undefined, { rules })));
      const fewer = await analyzed([root], store, { rules: rules.slice(0, 1) });
      expect(fewer.work?.sessionsWritten).toBe(touched);
      expect((await analyzed([root], store, { rules: rules.slice(0, 1) })).work).toEqual(NOTHING);
    },
  );

  it('whatever rule goes or comes, what is said is what a run without a store says', async () => {
    const { root, store } = place();
    await fc.assert(
      fc.asyncProperty(fc.subarray([...RULES], { minLength: RULES.length - 3 }), async (rules) => {
        expect(said(await analyzed([root], store, { rules }))).toEqual(
          said(await analyzed([root], undefined, { rules })),
        );
      }),
      { numRuns: 4 },
    );
  });

  it('that only read differently cost nothing', async () => {
    const { root, store } = place();
    await analyzed([root], store);
    const rules = RULES.map((rule) => ({ ...rule, why: `${rule.why} Really.` }));
    expect((await analyzed([root], store, { rules })).files.read).toBe(0);
  });
});
