import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collection, layoutOf, written } from '../analysis/collection.js';
import { folder } from '../commands/program.js';
import { analyzed, query, RULES } from './stored.js';

const LAYOUT = layoutOf(collection());
const SHORT = { rules: RULES.slice(0, 3) };
const beside = Object.keys(LAYOUT).find((path) => path.startsWith('ada') && !path.includes('02-11')) ?? '';
const place = () => ({ root: written(LAYOUT), store: join(folder(), 'store.duckdb') });
const users = (store: string) =>
  query(store, 'SELECT count(*)::INTEGER AS n, count(*) FILTER (source_gone)::INTEGER AS gone FROM sessions');
const counted = (store: string) =>
  query(
    store,
    'SELECT (SELECT count(*) FROM matches)::INTEGER AS matches, (SELECT count(*) FROM tool_calls)::INTEGER AS calls',
  );

describe('history', () => {
  it('stays when a transcript is gone, in the statistics and not in the analysis; and is no history when it is back', async () => {
    const { root, store } = place();
    await analyzed([root], store, SHORT);
    const [ben = ''] = Object.keys(LAYOUT).filter((path) => path.startsWith('ben'));
    const aside = join(folder(), 'aside');
    renameSync(join(root, 'ben'), aside);
    const without = await analyzed([root], store, SHORT);
    expect(without.analysis.corpus.results).toHaveLength(3);
    expect(await users(store)).toEqual([{ n: 4, gone: 1 }]);
    expect((await analyzed([root], store, SHORT)).work).toMatchObject({ rows: 0, sessionsGone: 1 });
    renameSync(aside, join(root, 'ben'));
    const back = await analyzed([root], store, SHORT);
    expect(back.files.read).toBe(0);
    expect(await users(store)).toEqual([{ n: 4, gone: 0 }]);
    expect(ben).not.toBe('');
  });

  it('counts a transcript once that was moved, or is seen from another root', async () => {
    const { root, store } = place();
    await analyzed([root], store, SHORT);
    mkdirSync(join(root, 'old'));
    renameSync(join(root, 'ben'), join(root, 'old/ben'));
    await analyzed([root], store, SHORT);
    expect(await users(store)).toEqual([{ n: 4, gone: 0 }]);
    await analyzed([join(root, 'ada')], store, SHORT);
    expect(await users(store)).toEqual([{ n: 4, gone: 0 }]);
    await analyzed([root], store, SHORT);
    expect(await users(store)).toEqual([{ n: 4, gone: 0 }]);
  });

  it('counts everything once whose folder was moved, and its friction', async () => {
    const { root, store } = place();
    await analyzed([root], store);
    const before = await counted(store);
    const moved = join(folder(), 'moved');
    renameSync(root, moved);
    await analyzed([moved], store);
    expect(await users(store)).toEqual([{ n: 4, gone: 0 }]);
    expect(await counted(store)).toEqual(before);
  });

  it('knows nothing of a folder that is not listed: it may only be away', async () => {
    const { root, store } = place();
    await analyzed([root], store, SHORT);
    renameSync(root, join(folder(), 'away'));
    const other = written({ 'ida/2026-02-13_one.jsonl': '{"type":"user","uuid":"1"}\n' });
    await analyzed([other], store, SHORT);
    expect(await users(store)).toEqual([{ n: 5, gone: 0 }]);
  });

  it('outlives all transcripts', async () => {
    const { root, store } = place();
    await analyzed([root], store, SHORT);
    for (const path of Object.keys(LAYOUT)) if (path !== beside) rmSync(join(root, path), { force: true });
    await analyzed([root], store, SHORT);
    expect((await users(store))[0]?.n).toBe(4);
  });
});

describe.skipIf(process.platform === 'darwin')('of a session with an unreadable file', () => {
  const damage = (root: string): void => {
    const below = join(root, beside.replace('.jsonl', '/subagents'));
    mkdirSync(below, { recursive: true });
    const odd = Buffer.from([0xff]);
    writeFileSync(Buffer.concat([Buffer.from(`${below}/agent-`), odd, Buffer.from('.jsonl')]), '{}\n');
  };
  const found = (store: string) =>
    query(store, `SELECT rule, line FROM matches WHERE contains('${beside}', session_id) ORDER BY ALL`);

  it('the store has neither rows nor findings', async () => {
    const { root, store } = place();
    damage(root);
    await analyzed([root], store);
    expect((await users(store))[0]?.n).toBe(3);
    const homeless = 'FROM matches WHERE session_key NOT IN (SELECT session_key FROM sessions)';
    expect(await query(store, homeless)).toEqual([]);
  });

  it('it keeps both as they were', async () => {
    const { root, store } = place();
    await analyzed([root], store);
    const before = await found(store);
    expect(before).not.toEqual([]);
    damage(root);
    const shorter = LAYOUT[beside]?.split('\n').slice(0, 2).join('\n') ?? '';
    written({ [beside]: shorter, 'ida/2026-02-13_one.jsonl': '{"type":"user","uuid":"1"}\n' }, root);
    expect((await analyzed([root], store)).work?.sessionsWritten).toBeGreaterThan(0);
    expect(await found(store)).toEqual(before);
  });

  it('it keeps both when it was moved, too', async () => {
    const { root, store } = place();
    await analyzed([root], store);
    const before = await found(store);
    mkdirSync(join(root, 'old'));
    renameSync(join(root, 'ada'), join(root, 'old/ada'));
    damage(join(root, 'old'));
    await analyzed([root], store);
    expect(await found(store)).toEqual(before);
    expect((await users(store))[0]?.n).toBe(4);
  });
});

describe('every table', () => {
  it('says what the analysis says', async () => {
    const { root, store } = place();
    const { analysis } = await analyzed([root], store);
    const { results } = analysis.corpus;
    const [row] = await query(
      store,
      `SELECT (SELECT count(*) FROM sessions)::INTEGER AS sessions, (SELECT count(*) FROM commands)::INTEGER AS commands,
         (SELECT count(*) FROM prompts)::INTEGER AS prompts, (SELECT count(*) FROM blocks)::INTEGER AS blocks,
         (SELECT count(*) FROM matches)::INTEGER AS matches, (SELECT count(*) FROM groups)::INTEGER AS groups,
         (SELECT sum(tool_calls) FROM sessions)::INTEGER AS calls, (SELECT count(*) FROM tool_calls)::INTEGER AS call_rows,
         (SELECT round(sum(active_s) * 1000) FROM sessions)::INTEGER AS active, (SELECT round(sum(lost_s) * 1000) FROM sessions)::INTEGER AS lost,
         (SELECT count(*) FROM sessions WHERE smoothness < 0 OR smoothness > 100)::INTEGER AS odd`,
    );
    const sum = (of: (result: (typeof results)[number]) => number): number =>
      results.reduce((total, result) => total + of(result), 0);
    expect(row).toEqual({
      sessions: results.length,
      commands: sum(({ commands }) => commands.length),
      prompts: sum(({ prompts }) => prompts.length),
      blocks: sum(({ blocks }) => blocks.length),
      matches: analysis.groups.reduce((total, { matches }) => total + matches.length, 0),
      groups: analysis.groups.length,
      calls: sum(({ session }) => session.tool_calls),
      call_rows: sum(({ session }) => session.tool_calls),
      active: Math.round(sum(({ session }) => session.active_s) * 1000),
      lost: analysis.findings.lost.reduce((total, lost) => total + lost, 0),
      odd: 0,
    });
    expect(analysis.groups.length).toBeGreaterThan(0);
  });
});
