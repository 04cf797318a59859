import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseListing } from '../../src/sources/ssh/listing.js';

// The program that is meant to run as root on a foreign host: here it runs as root on this one, in a folder of its own.
const shipped = fileURLToPath(new URL('../../src/sources/ssh/frictionlog-export', import.meta.url));
const why =
  process.getuid?.() !== 0
    ? 'not root, and the helper trusts files of root only'
    : existsSync('/usr/bin/perl')
      ? undefined
      : 'no /usr/bin/perl';

let folder: string;
let helper: string;
let root: string;

const run = (...args: (string | Buffer)[]) => {
  // Bytes that are no text must reach the program as they are: through a shell variable, as over SSH.
  const coded = args.map(
    (arg) => `"$(printf %b "${[...Buffer.from(arg)].map((b) => `\\0${b.toString(8)}`).join('')}_")"`,
  );
  const script = `set -- ${coded.join(' ')}; n=$#; while [ $n -gt 0 ]; do a=$1; shift; set -- "$@" "\${a%_}"; n=$((n-1)); done; exec "${helper}" "$@"`;
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script]);
  return { status, output: stdout, complaint: stderr.toString() };
};

describe.skipIf(why !== undefined)(
  `the shipped helper${why === undefined ? '' : ` (skipped: ${why})`}`,
  () => {
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'fl-helper-'));
      helper = join(folder, 'frictionlog-export');
      root = join(folder, 'data');
      copyFileSync(shipped, helper);
      chmodSync(helper, 0o755);
      mkdirSync(join(root, 'ana/deep'), { recursive: true });
      mkdirSync(join(root, 'folder.jsonl'));
      writeFileSync(join(root, 'ana/a.jsonl'), 'abcdefghij');
      writeFileSync(join(root, 'ana/deep/b.jsonl'), 'b'.repeat(700_000));
      writeFileSync(join(root, 'ana/notes.txt'), 'no transcript');
      writeFileSync(
        Buffer.concat([Buffer.from(`${root}/ana/`), Buffer.from([0xe9, 0x0a]), Buffer.from('.jsonl')]),
        'odd',
      );
      writeFileSync(join(folder, 'outside.jsonl'), 'secret');
      symlinkSync(join(folder, 'outside.jsonl'), join(root, 'ana/link.jsonl'));
      symlinkSync(folder, join(root, 'up'));
    });
    beforeEach(() => {
      writeFileSync(`${helper}.conf`, `# comment\nroot ${root}/\n`);
      chmodSync(`${helper}.conf`, 0o644);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test('says which version it is and what it serves', () => {
      expect(run('--version').output.toString()).toBe(`frictionlog-export 1\n${root}\n`);
    });

    test('lists transcripts in the format of find, without links', () => {
      const { output, status } = run('list');
      const { files } = parseListing(Buffer.concat([output, Buffer.from(`end ${status}\0`)]));
      expect(files.map((file) => file.path).sort()).toEqual([
        'ana/a.jsonl',
        'ana/deep/b.jsonl',
        'ana/\xe9\n.jsonl',
      ]);
      expect(files.find((file) => file.path === 'ana/a.jsonl')?.size).toBe(10);
    });

    test('reads exactly the part that is asked for', () => {
      expect(run('read', 'ana/a.jsonl', '0', '10').output.toString()).toBe('abcdefghij');
      expect(run('read', 'ana/a.jsonl', '3', '4').output.toString()).toBe('defg');
      expect(run('read', 'ana/deep/b.jsonl', '1', '699999').output).toHaveLength(699_999);
      expect(
        run(
          'read',
          Buffer.from([...Buffer.from('ana/'), 0xe9, 0x0a, ...Buffer.from('.jsonl')]),
          '0',
          '3',
        ).output.toString(),
      ).toBe('odd');
    });

    test('fails when the file ends early', () => {
      expect(run('read', 'ana/a.jsonl', '8', '3')).toMatchObject({ status: 5 });
    });

    test('gives the checksum of a prefix', () => {
      const hash = createHash('sha256').update('abc').digest('hex');
      expect(run('sha256', 'ana/a.jsonl', '3')).toMatchObject({
        status: 0,
        output: Buffer.from(`${hash}  -\n`),
      });
    });

    test.each([
      ['../outside.jsonl', 4],
      ['ana/../../outside.jsonl', 4],
      ['ana/./a.jsonl', 4],
      ['/etc/passwd', 4],
      ['/etc/x.jsonl', 4],
      ['ana//a.jsonl', 4],
      ['', 4],
      ['ana/link.jsonl', 4],
      ['up/outside.jsonl', 4],
      ['folder.jsonl', 4],
      ['ana/notes.txt', 4],
      ['ana/a.jsonl\n', 4],
      ['ana/absent.jsonl', 3],
      ['absent/a.jsonl', 3],
      ['ana/a.jsonl; id', 4],
      ['| id .jsonl', 3],
    ])('refuses to read %j', (name, status) => {
      expect(run('read', name, '0', '1')).toMatchObject({ status, output: Buffer.of() });
      expect(run('sha256', name, '1')).toMatchObject({ status, output: Buffer.of() });
    });

    test.each([
      ['read', 'ana/a.jsonl', '-1', '5'],
      ['read', 'ana/a.jsonl', '0', '5; id'],
      ['read', 'ana/a.jsonl', '0'],
      ['sha256', 'ana/a.jsonl', '$(id)'],
      ['list', '/etc'],
      ['--root', '/etc', 'list'],
      ['find'],
      [],
    ])('refuses the call %j %j %j %j', (...args) => {
      expect(run(...args.filter((arg) => arg !== undefined))).toMatchObject({
        status: 2,
        output: Buffer.of(),
      });
    });

    test.each([
      ['is absent', () => rmSync(`${helper}.conf`)],
      ['is writable by others', () => chmodSync(`${helper}.conf`, 0o666)],
      ['belongs to somebody else', () => chownSync(`${helper}.conf`, 65534, 65534)],
      ['names no root', () => writeFileSync(`${helper}.conf`, 'root relative\n')],
    ])('serves nothing when its configuration %s', (_, spoil) => {
      spoil();
      expect(run('list')).toMatchObject({ status: 6, output: Buffer.of() });
      rmSync(`${helper}.conf`, { force: true });
    });
  },
);
