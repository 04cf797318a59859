import { execFileSync } from 'node:child_process';
import { closeSync, lstatSync, openSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeAtomic } from '../../src/files/write-atomic.js';
import { folder } from '../commands/program.js';

describe('a file that is written as a whole', () => {
  it('is written through a link, which stays', async () => {
    const root = folder({ 'a.txt': 'old' });
    symlinkSync('a.txt', join(root, 'link'));
    await writeAtomic(join(root, 'link'), 'new');
    expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('new');
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true);
  });

  // Only what is its own is opened here: without the guard, a link to /dev/stdin would cost root its /dev/null.
  it('takes the place of no pipe, and of nothing that was opened', async () => {
    const root = folder({ 'opened.txt': 'old' });
    const opened = openSync(join(root, 'opened.txt'), 'r');
    onTestFinished(() => closeSync(opened));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    symlinkSync(`/proc/self/fd/${opened}`, join(root, 'link'));
    for (const name of ['pipe', 'link'])
      await expect(writeAtomic(join(root, name), 'new')).rejects.toThrow(/expected a file or a free name/);
    expect(lstatSync(join(root, 'pipe')).isFIFO()).toBe(true);
    expect(readFileSync(join(root, 'opened.txt'), 'utf8')).toBe('old');
  });
});
