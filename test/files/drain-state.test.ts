import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readDrainState, writeDrainState } from '../../src/files/drain-state.js';
import { DRAIN_DEFAULTS, emptyDrain, learn } from '../../src/findings/drain.js';

const STATE = learn(emptyDrain(DRAIN_DEFAULTS), ['no such red thing', 'no such old thing'], DRAIN_DEFAULTS);

function dataFolder(): { readonly folder: string; readonly file: string } {
  const root = mkdtempSync(join(tmpdir(), 'frictionlog-drain-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return { folder: join(root, 'data'), file: join(root, 'data', 'unknown-errors.json') };
}

describe('The tree of unexplained errors', () => {
  test('is empty before the first run', async () => {
    expect(await readDrainState(dataFolder().folder)).toEqual(emptyDrain(DRAIN_DEFAULTS));
  });

  test('comes back as it was kept, for its owner alone, and leaves nothing else behind', async () => {
    const { folder, file } = dataFolder();
    await writeDrainState(folder, emptyDrain(DRAIN_DEFAULTS));
    await writeDrainState(folder, STATE);
    expect(await readDrainState(folder)).toEqual(STATE);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['unknown-errors.json']);
  });

  test.each([
    ['a later version', JSON.stringify({ ...STATE, version: 2 }), 'version 2'],
    ['no version', '{}', 'version none'],
    ['no JSON', '{"version":1,', 'no JSON'],
    ['no clusters', JSON.stringify({ ...STATE, clusters: 7 }), 'something else'],
    [
      'a cluster that is none',
      JSON.stringify({ ...STATE, clusters: [{ id: 1, path: [1] }] }),
      'something else',
    ],
  ])('of %s is refused with its path and what to do, and stays as it is', async (_, text, found) => {
    const { folder, file } = dataFolder();
    await writeDrainState(folder, STATE);
    writeFileSync(file, text);
    const refusal = await readDrainState(folder).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'UserError', exitCode: 65 });
    expect(String(refusal)).toContain(file);
    expect(String(refusal)).toContain(found);
    expect(String(refusal)).toContain('move the file away');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
