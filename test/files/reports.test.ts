import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Draft, RefusedDraft } from '../../src/drafts/draft.js';
import { readDraft } from '../../src/drafts/draft-file.js';
import { draftText } from '../../src/drafts/draft-text.js';
import { type Reports, type ReportsResult, writeReports } from '../../src/files/reports.js';

let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'reports-'));
  folder = join(base, 'frictionlog-reports');
});
afterEach(() => rm(base, { recursive: true, force: true }));

const draft = (rule: string, text: string, title = 'A title'): Draft => {
  const fingerprint = '3f9a41c07be2';
  const head = { title, labels: ['user-feedback'], assignees: [], fingerprint, rule };
  const body = `${text}\n`;
  return { fileName: `${rule}--${fingerprint}.md`, ...head, body, text: draftText(head, body) };
};
const LOOP = 'retry-loop--3f9a41c07be2.md';

const write = (
  drafts: readonly Draft[],
  more: Partial<Reports> & { dryRun?: boolean; isCommitted?: boolean } = {},
) =>
  writeReports(
    {
      drafts,
      refused: [],
      mayJudge: () => true,
      summary: (kept) => ({
        markdown: `kept: ${kept.map(({ fileName }) => fileName).join()}\n`,
        json: '{}\n',
      }),
      ...more,
    },
    { path: folder, isCommitted: more.isCommitted ?? false, dryRun: more.dryRun ?? false },
  );
const issues = () => readdir(join(folder, 'issues'));
const read = (name: string) => readFile(join(folder, name), 'utf8');
const edit = async (name: string, from: string, to: string) => {
  const path = join(folder, 'issues', name);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
};
const drafts = ({ written }: ReportsResult) => written.filter((name) => name.startsWith('issues/'));

describe('A reports folder', () => {
  test('gets drafts and summaries, and a second run writes nothing', async () => {
    const first = await write([draft('retry-loop', 'one'), draft('wrong-cwd', 'two')]);
    expect(first.written).toEqual([
      `issues/${LOOP}`,
      'issues/wrong-cwd--3f9a41c07be2.md',
      'summary.md',
      'summary.json',
    ]);
    expect(await read(`issues/${LOOP}`)).toBe(draft('retry-loop', 'one').text);
    const before = (await lstat(join(folder, 'issues', LOOP))).ino;
    const second = await write([draft('retry-loop', 'one'), draft('wrong-cwd', 'two')]);
    expect(second).toMatchObject({ written: [], removed: [], keptEdited: [], unchanged: first.written });
    expect((await lstat(join(folder, 'issues', LOOP))).ino).toBe(before);
  });

  test('is ignored by Git when it is created here, but not the one that is committed, nor one that was there', async () => {
    await write([]);
    expect(await read('.gitignore')).toBe('*\n');
    folder = join(base, 'reports');
    await write([], { isCommitted: true });
    expect(await readdir(folder)).not.toContain('.gitignore');
    folder = join(base, 'own');
    await mkdir(folder);
    await write([]);
    expect(await readdir(folder)).not.toContain('.gitignore');
  });

  test('stays untouched by a dry run, which says the same', async () => {
    const dry = await write([draft('retry-loop', 'one')], { dryRun: true });
    expect(await readdir(base)).toEqual([]);
    expect(await write([draft('retry-loop', 'one')])).toEqual(dry);
    await write([], { dryRun: true });
    expect(await issues()).toEqual([LOOP]);
  });
});

describe('A draft that nobody edited', () => {
  test('is replaced when its text changes', async () => {
    await write([draft('retry-loop', 'old')]);
    expect(drafts(await write([draft('retry-loop', 'new')]))).toEqual([`issues/${LOOP}`]);
    expect(await read(`issues/${LOOP}`)).toContain('new');
    expect(await issues()).toEqual([LOOP]);
  });

  test('is left alone by a run that cannot say whether it is due, but not if it was refused', async () => {
    await write([draft('retry-loop', 'one'), draft('wrong-cwd', 'two')]);
    const mayJudge = () => false;
    const narrowed = await write([draft('wrong-cwd', 'two')], { mayJudge });
    expect(narrowed).toMatchObject({ removed: [], left: [`issues/${LOOP}`] });
    const problem = { code: 'secret-in-draft' as const, file: LOOP, text: 'a secret' };
    const refused = await write([], { mayJudge, refused: [{ fileName: LOOP, problem }] as never });
    expect(refused.removed).toEqual([`issues/${LOOP}`]);
  });

  test('is deleted when its group is no longer due', async () => {
    await write([draft('retry-loop', 'one'), draft('wrong-cwd', 'two')]);
    expect((await write([draft('wrong-cwd', 'two')])).removed).toEqual([`issues/${LOOP}`]);
    expect(await issues()).toEqual(['wrong-cwd--3f9a41c07be2.md']);
  });

  test('stays when its rule was not asked', async () => {
    await write([draft('retry-loop', 'one')]);
    expect((await write([], { mayJudge: ({ rule }) => rule === 'wrong-cwd' })).removed).toEqual([]);
    expect(await issues()).toEqual([LOOP]);
  });

  test('goes when its new text was refused, since the old one may hold the same secret', async () => {
    const problem = { code: 'secret-in-draft', file: LOOP, text: 'a secret' } as const;
    const refused: RefusedDraft = {
      fileName: LOOP,
      rule: 'retry-loop',
      fingerprint: '3f9a41c07be2',
      problem,
    };
    await write([draft('retry-loop', 'one')]);
    const result = await write([], { refused: [refused] });
    expect(result).toMatchObject({
      refused: [`issues/${LOOP}`],
      removed: [`issues/${LOOP}`],
      problems: [problem],
    });
    expect(await issues()).toEqual([]);
  });
});

describe('A draft that a person edited', () => {
  beforeEach(async () => {
    await write([draft('retry-loop', 'old')]);
    await edit(LOOP, 'old', 'mine');
  });

  test('is never overwritten: the newer text goes beside it, once', async () => {
    const result = await write([draft('retry-loop', 'new')]);
    expect(await read(`issues/${LOOP}`)).toContain('mine');
    expect(readDraft(await read('issues/retry-loop--3f9a41c07be2.new.md'))?.body).toBe('new\n');
    expect(result.keptEdited).toEqual([{ fileName: LOOP, reason: 'newer text beside it' }]);
    expect(result.problems).toMatchObject([{ code: 'edited-draft' }]);
    expect(await read('summary.md')).toContain(LOOP);
    expect((await write([draft('retry-loop', 'new')])).written).toEqual([]);
    expect((await write([draft('retry-loop', 'newer')])).written).toEqual([
      'issues/retry-loop--3f9a41c07be2.new.md',
    ]);
  });

  test('gets nothing beside it while there is nothing new', async () => {
    const result = await write([draft('retry-loop', 'old')]);
    expect(result).toMatchObject({ keptEdited: [{ fileName: LOOP, reason: 'nothing new' }], problems: [] });
    expect(await issues()).toEqual([LOOP]);
  });

  test('stays when its group is no longer due, while the newer text beside it goes', async () => {
    await write([draft('retry-loop', 'new')]);
    const result = await write([]);
    expect(result.removed).toEqual(['issues/retry-loop--3f9a41c07be2.new.md']);
    expect(result.keptEdited).toEqual([{ fileName: LOOP, reason: 'not due' }]);
    expect(await read(`issues/${LOOP}`)).toContain('mine');
  });

  test('stays when its newer text is refused, while the one beside it goes: it may hold the same secret', async () => {
    await write([draft('retry-loop', 'new')]);
    const problem = { code: 'secret-in-draft', file: LOOP, text: 'a secret' } as const;
    const refused = [{ fileName: LOOP, rule: 'retry-loop', fingerprint: '3f9a41c07be2', problem }];
    const result = await write([], { refused, mayJudge: () => false });
    expect(result).toMatchObject({
      removed: ['issues/retry-loop--3f9a41c07be2.new.md'],
      keptEdited: [{ fileName: LOOP, reason: 'refused' }],
    });
    expect(await issues()).toEqual([LOOP]);
  });

  test('keeps an edit of the newer text as well', async () => {
    await write([draft('retry-loop', 'new')]);
    await edit('retry-loop--3f9a41c07be2.new.md', 'new', 'merging');
    const result = await write([draft('retry-loop', 'newer')]);
    expect(drafts(result)).toEqual([]);
    expect(result.keptEdited.map(({ reason }) => reason)).toEqual(['both edited', 'both edited']);
    expect(await read('issues/retry-loop--3f9a41c07be2.new.md')).toContain('merging');
  });

  test('loses the newer text beside it once it is gone itself', async () => {
    await write([draft('retry-loop', 'new')]);
    await rm(join(folder, 'issues', LOOP));
    const result = await write([draft('retry-loop', 'new')]);
    expect(result.removed).toEqual(['issues/retry-loop--3f9a41c07be2.new.md']);
    expect(await issues()).toEqual([LOOP]);
  });
});

describe('Someone else’s', () => {
  test.each([
    ['title', 'A title', 'My title'],
    ['labels', 'user-feedback', 'wontfix'],
    ['assignees', 'assignees: []', 'assignees: [me]'],
    ['front matter', '---\ntitle', '---\n: [\ntitle'],
    ['key in the front matter', 'labels:', 'milestone: 4\nprojects: ["acme/7"]\nlabels:'],
    ['note in the front matter', 'labels:', '# after the release\nlabels:'],
  ])('%s is an edit too', async (_, from, to) => {
    await write([draft('retry-loop', 'old')]);
    await edit(LOOP, from, to);
    const edited = await read(`issues/${LOOP}`);
    await write([draft('retry-loop', 'new')]);
    await write([]);
    expect(await read(`issues/${LOOP}`)).toBe(edited);
  });

  test('files in the folder of drafts stay', async () => {
    await mkdir(join(folder, 'issues', 'sub--3f9a41c07be2.md'), { recursive: true });
    await writeFile(join(folder, 'issues', 'notes.md'), 'notes');
    await writeFile(join(folder, 'issues', 'retry-loop--000000000000.md'), 'my own words');
    const result = await write([]);
    expect(result.removed).toEqual([]);
    expect(result.keptEdited).toEqual([{ fileName: 'retry-loop--000000000000.md', reason: 'not due' }]);
    expect(await issues()).toHaveLength(3);
  });

  test('file behind a symbolic link is neither written nor deleted', async () => {
    const target = join(base, 'elsewhere.md');
    await writeFile(target, draft('retry-loop', 'old').text);
    await mkdir(join(folder, 'issues'), { recursive: true });
    await symlink(target, join(folder, 'issues', LOOP));
    await write([draft('retry-loop', 'new')]);
    expect(await readFile(target, 'utf8')).toBe(draft('retry-loop', 'old').text);
    await write([]);
    expect((await lstat(join(folder, 'issues', LOOP))).isSymbolicLink()).toBe(true);
  });
});
