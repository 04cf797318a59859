import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assignPseudonyms } from '../../src/drafts/pseudonyms.js';
import { readPseudonyms, writePseudonyms } from '../../src/files/pseudonyms.js';

describe('Pseudonyms', () => {
  test('are numbered in the order of first sessions', () => {
    const given = assignPseudonyms(new Map(), ['wanda', 'jo', 'wanda'], 'person');
    expect([...given]).toEqual([
      ['wanda', 'person-1'],
      ['jo', 'person-2'],
    ]);
  });

  test('stay as given, and new ones go on from the highest number', () => {
    const known = new Map([['jo', 'person-7']]);
    expect(assignPseudonyms(known, ['wanda', 'jo'], 'person').get('wanda')).toBe('person-8');
    expect([...known]).toEqual([['jo', 'person-7']]);
  });

  test('never name two, and never change, however the sessions come', () => {
    const names = fc.array(fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(names, names, (earlier, later) => {
        const first = assignPseudonyms(new Map(), earlier, 'host');
        const second = assignPseudonyms(first, later, 'host');
        expect(new Set(second.values()).size).toBe(second.size);
        for (const [name, pseudonym] of first) expect(second.get(name)).toBe(pseudonym);
      }),
    );
  });
});

describe('The file of pseudonyms', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pseudonyms-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const known = {
    persons: new Map([
      ['__proto__', 'person-1'],
      ['wanda', 'person-2'],
    ]),
    hosts: new Map([['quartz7', 'host-1']]),
  };

  test('is read back as written, in a folder and a file for the owner alone', async () => {
    const data = join(folder, 'data');
    await writePseudonyms(data, known);
    expect(await readPseudonyms(data)).toEqual(known);
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    expect((await stat(join(data, 'pseudonyms.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(data)).toEqual(['pseudonyms.json']);
  });

  test('may be missing', async () => {
    expect(await readPseudonyms(folder)).toEqual({ persons: new Map(), hosts: new Map() });
  });

  test.each(['{', '[]', '{"persons":{"wanda":"person-1"},"hosts":{}}', '{"persons":{}}'])(
    'is never numbered anew because it is damaged: %s',
    async (text) => {
      const path = join(folder, 'pseudonyms.json');
      await writeFile(path, text);
      await expect(readPseudonyms(folder)).rejects.toMatchObject({
        ...{ name: 'UserError', exitCode: 65 },
        message: expect.stringMatching(new RegExp(`^${path}: expected .* found no .* Restore the file`)),
      });
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );
});
