import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFixes } from '../../src/files/fixes-file.js';

function place(text?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'frictionlog-fixes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'fixes.yaml');
  if (text !== undefined) writeFileSync(path, text);
  return path;
}

const ENTRY = {
  fingerprint: '3f9a41c07be2',
  issue: 42,
  at: '2026-02-12T09:00:00.000Z',
  proposed: true,
} as const;
const WRITTEN = `# our fixes
- rule: ssh-auth # everybody
  issue: 41
  at: 2026-02-10T09:00:00Z

  for: { program: "git" }
`;

describe('The file of fixes', () => {
  test('begins with what it is for when there was none', async () => {
    const path = place();
    const file = await openFixes(path);
    expect(file.entries).toEqual([]);
    expect(existsSync(path)).toBe(false);
    await file.add([ENTRY]);
    expect(readFileSync(path, 'utf8')).toMatch(/^# What was mended[\s\S]*^- fingerprint: 3f9a41c07be2$/m);
    expect((await openFixes(path)).entries).toEqual([ENTRY]);
  });

  test.each([
    ['an empty file', ''],
    ['nothing but comments', '# none yet\n'],
    ['an empty list', '[]\n'],
    ['a list in brackets', '[{ rule: a, issue: 1, at: 2026-02-10 }]\n'],
  ])('takes entries into %s', async (_, text) => {
    const path = place(text);
    const before = (await openFixes(path)).entries;
    await (await openFixes(path)).add([ENTRY, { ...ENTRY, issue: 43 }]);
    expect((await openFixes(path)).entries).toEqual([...before, ENTRY, { ...ENTRY, issue: 43 }]);
    if (text.startsWith('#')) expect(readFileSync(path, 'utf8')).toContain('# none yet');
  });

  test('is begun without an entry, too', async () => {
    const path = place();
    await (await openFixes(path)).add([]);
    expect(await openFixes(path)).toMatchObject({ entries: [], exists: true });
  });

  test('keeps what a person wrote: comments, order, quotes, the mode of the file', async () => {
    const path = place(WRITTEN);
    chmodSync(path, 0o640);
    await (await openFixes(path)).add([ENTRY]);
    const text = readFileSync(path, 'utf8');
    for (const kept of ['# our fixes', 'rule: ssh-auth # everybody', '{ program: "git" }'])
      expect(text).toContain(kept);
    expect(text.indexOf('issue: 41')).toBeLessThan(text.indexOf('issue: 42'));
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test('confirms an entry by taking the word away, and dates it if asked to', async () => {
    const path = place(WRITTEN);
    await (await openFixes(path)).add([ENTRY, { ...ENTRY, issue: 43 }]);
    await (await openFixes(path)).confirm([ENTRY], undefined);
    await (await openFixes(path)).confirm([{ ...ENTRY, issue: 43 }], '2026-03-01T00:00:00.000Z');
    const { proposed: _, ...confirmed } = ENTRY;
    expect((await openFixes(path)).entries.slice(1)).toEqual([
      confirmed,
      { ...confirmed, issue: 43, at: '2026-03-01T00:00:00.000Z' },
    ]);
  });

  test('keeps what others wrote since it was opened', async () => {
    const path = place(WRITTEN);
    const [one, other] = [await openFixes(path), await openFixes(path)];
    await other.add([{ ...ENTRY, issue: 43 }]);
    writeFileSync(path, readFileSync(path, 'utf8').replace('# our fixes', '# our fixes and yours'));
    await one.add([ENTRY]);
    await other.confirm([ENTRY], undefined);
    const { proposed: _, ...confirmed } = ENTRY;
    expect((await openFixes(path)).entries.slice(1)).toEqual([{ ...ENTRY, issue: 43 }, confirmed]);
    expect(readFileSync(path, 'utf8')).toMatch(/^# our fixes and yours\n/);
  });

  test('confirms nothing in the place of what is not there any more', async () => {
    const path = place(WRITTEN);
    await (await openFixes(path)).add([ENTRY]);
    const file = await openFixes(path);
    const text = `${readFileSync(path, 'utf8')}  note: ask first\n`;
    writeFileSync(path, text);
    await expect(file.confirm([ENTRY], undefined)).rejects.toMatchObject({ exitCode: 75 });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test.each([
    [
      'rule: a, issue: 2, at: 2026-02-10, fro: {}',
      '3: 1.fro: expected no other keys than those the format has, found "fro" (known keys',
    ],
    [
      'rule: a, issue: [2], at: 2026-02-10',
      '3: 1.issue: expected the number or address of an issue, found a list',
    ],
    ['rule: a, issue: 2', '3: 1.at: expected a text, found nothing'],
    [
      'rule: a, issue: 2, at: yesterday',
      '3: 1.at: expected an ISO instant such as 2026-02-10T09:00:00Z, found "yesterday"',
    ],
    [
      'rule: a, issue: 2, at: 7d',
      '3: 1.at: expected an ISO instant such as 2026-02-10T09:00:00Z, found "7d"',
    ],
  ])('that has %s in it is refused, and it is told where and what', async (entry, told) => {
    const path = place(`# ours\n- { rule: a, issue: 1, at: 2026-02-10 }\n- { ${entry} }\n`);
    await expect(openFixes(path)).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringContaining(`${path}:${told}`),
    });
  });

  test('that is wrong is not touched', async () => {
    const path = place('- { issue: 1 }\n');
    await expect(openFixes(path)).rejects.toMatchObject({ exitCode: 78 });
    expect(readFileSync(path, 'utf8')).toBe('- { issue: 1 }\n');
  });
});
