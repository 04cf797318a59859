import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findDocumented } from '../../src/files/provenance.js';

let repo = '';

beforeAll(() => {
  repo = mkdtempSync(join(tmpdir(), 'frictionlog-repo-'));
  writeFileSync(join(repo, 'testing.md'), 'Run `timeout 60 npm test` first.\n--help me\nrm.*rf\n');
  writeFileSync(join(repo, 'path-missing--0123456789ab.md'), 'acme pump\n');
  writeFileSync(join(repo, 'path-missing--0123456789ab.new.md'), 'acme pump\n');
  execFileSync('git', ['-C', repo, 'init', '-q']);
  execFileSync('git', ['-C', repo, 'add', '.']);
});

afterAll(() => rmSync(repo, { recursive: true, force: true }));

describe('provenance: commands looked up in local clones', () => {
  it('finds a command that a document of the project shows', async () => {
    const found = await findDocumented(['timeout 60 npm test', 'timeout 99 npm test'], [repo]);
    expect([...found]).toEqual([
      ['timeout 60 npm test', ['testing.md']],
      ['timeout 99 npm test', []],
    ]);
  });

  it('takes nothing of a command for a pattern', async () => {
    expect((await findDocumented(['timeout .. npm test'], [repo])).get('timeout .. npm test')).toEqual([]);
    expect((await findDocumented(['rm.*rf --'], [repo])).get('rm.*rf --')).toEqual([]);
  });

  it('takes nothing of a command for an option', async () => {
    expect((await findDocumented(['--help me'], [repo])).get('--help me')).toEqual(['testing.md']);
    const option = '--open-files-in-pager=touch /tmp/x';
    expect((await findDocumented([option], [repo])).get(option)).toEqual([]);
  });

  it('asks no question that short words or several lines would answer by chance', async () => {
    expect((await findDocumented(['npm', 'npm test\ntimeout 60 npm test'], [repo])).size).toBe(0);
  });

  it('finds no command that only begins another one, and nothing in a draft of ours', async () => {
    expect((await findDocumented(['timeout 60 npm'], [repo])).get('timeout 60 npm')).toEqual(['testing.md']);
    expect((await findDocumented(['timeout 6'], [repo])).get('timeout 6')).toEqual([]);
    expect((await findDocumented(['acme pump'], [repo])).get('acme pump')).toEqual([]);
  });

  it('heeds no settings of the clone for what it prints', async () => {
    execFileSync('git', ['-C', repo, 'config', 'color.ui', 'always']);
    execFileSync('git', ['-C', repo, 'config', 'grep.lineNumber', 'true']);
    expect((await findDocumented(['timeout 60 npm'], [repo])).get('timeout 60 npm')).toEqual(['testing.md']);
  });

  it('says nothing of a command whose lines are too long to be read', async () => {
    const large = mkdtempSync(join(tmpdir(), 'frictionlog-large-'));
    for (let index = 0; index < 17; index += 1)
      writeFileSync(join(large, `${index}.js`), `${'x'.repeat(4 * 1024 * 1024)} acme pump now\n`);
    execFileSync('git', ['-C', large, 'init', '-q']);
    execFileSync('git', ['-C', large, 'add', '.']);
    expect((await findDocumented(['acme pump now'], [large])).has('acme pump now')).toBe(false);
    rmSync(large, { recursive: true });
  });

  it('looks into the clone alone, whatever repository a hook names', async () => {
    vi.stubEnv('GIT_DIR', join(repo, 'missing'));
    expect((await findDocumented(['timeout 60 npm'], [repo])).get('timeout 60 npm')).toEqual(['testing.md']);
    vi.unstubAllEnvs();
  });

  it('names the clone that is none', async () => {
    await expect(findDocumented(['timeout 60 npm test'], [join(repo, 'missing')])).rejects.toThrow(
      /git grep failed in .*missing/,
    );
  });
});
