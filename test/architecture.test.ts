import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const PURE = [
  'transcript',
  'timing',
  'rules',
  'findings',
  'drafts',
  'statistics',
  'wire',
  'report',
  'views',
  'schedule',
];
const EDGES = ['sources', 'files', 'store', 'webhook', 'demo'];
/** Each may import those before it; `wire` and `views` are what the program says, so they come last. */
const FLOW = ['transcript', 'timing', 'rules', 'findings', 'drafts', 'statistics', 'wire', 'report', 'views'];
const ANYWHERE = ['problem.ts', 'units.ts', 'gather.ts', 'failure.ts', 'progress.ts'];
/** It makes and removes folders, so nothing pure may. */
const FOR_EDGES = [...ANYWHERE, 'make-folder.ts', 'temporary.ts'];

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** Those that vanish when it is compiled. */
  readonly types: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const imports = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name]) => name ?? '');
    const types = [...text.matchAll(/^import type [^;]*? from '([^']+)'/gm)].map(([, name]) => name ?? '');
    return { path, folder: path.includes('/') ? (path.split('/')[0] ?? '') : '', text, imports, types };
  });

const inFolders = (folders: readonly string[]) => files.filter(({ folder }) => folders.includes(folder));

/** A relative import as a path below src. */
const targetOf = (file: SourceFile, name: string): string =>
  relative(SRC, resolve(SRC, dirname(file.path), name.replace(/\.js$/, '.ts')));

const ownImports = (file: SourceFile): readonly string[] =>
  file.imports.filter((name) => name.startsWith('.')).map((name) => targetOf(file, name));

const isTypeOnly = (file: SourceFile, target: string): boolean =>
  file.types.some((name) => targetOf(file, name) === target);

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

function offenders(
  candidates: readonly SourceFile[],
  offends: (file: SourceFile) => readonly string[],
): readonly string[] {
  return candidates.flatMap((file) => offends(file).map((what) => `${file.path}: ${what}`));
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');

describe('invariants of the architecture page', () => {
  it('sees the source files', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  it('1: pure folders do no I/O and know neither clock nor chance', () => {
    const allowed = (name: string) => !name.startsWith('node:') || name === 'node:crypto';
    const forbidden = ['ssh2', 'ndjson', 'yargs', 'write-file-atomic', '@duckdb/node-api', 'cli-progress'];
    const impure = /\bprocess\.|Date\.now|new Date\(\s*\)|Math\.random|setTimeout/g;
    const found = offenders(inFolders(PURE), ({ imports, text }) => [
      ...imports.filter((name) => !allowed(name) || forbidden.includes(name)),
      ...(withoutComments(text).match(impure) ?? []),
    ]);
    expect(found).toEqual([]);
  });

  it('2: imports flow one way through the pure folders, and nothing pure imports an edge', () => {
    const found = offenders(inFolders(FLOW), (file) =>
      ownImports(file).filter((target) => {
        const folder = folderOf(target);
        if (folder === '') return !ANYWHERE.includes(target);
        if (folder === 'terminal') return file.folder !== 'views';
        // What people see of an edge's result is written from its type alone.
        if (file.folder === 'views' && isTypeOnly(file, target)) return false;
        return !FLOW.slice(0, FLOW.indexOf(file.folder) + 1).includes(folder);
      }),
    );
    expect(found).toEqual([]);
  });

  it('2: edges use pure folders and configuration, never one another', () => {
    const found = offenders(inFolders(EDGES), (file) =>
      ownImports(file).filter((target) => {
        const folder = folderOf(target);
        if (folder === '') return !FOR_EDGES.includes(target);
        return folder !== file.folder && folder !== 'config' && !PURE.includes(folder);
      }),
    );
    expect(found.filter((line) => !line.startsWith('demo/'))).toEqual([]);
  });

  it('2: only program.ts imports commands', () => {
    const found = offenders(
      files.filter(({ folder, path }) => folder !== 'commands' && path !== 'program.ts'),
      (file) => ownImports(file).filter((target) => folderOf(target) === 'commands'),
    );
    expect(found).toEqual([]);
  });

  it('3: only cli.ts prints, reads process or exits', () => {
    const others = files.filter(({ path }) => path !== 'cli.ts');
    const found = offenders(
      others,
      ({ text }) => withoutComments(text).match(/\bprocess\.(?!platform)\w+|console\.\w+/g) ?? [],
    );
    expect(found).toEqual([]);
  });

  it('4: only clock.ts imports luxon', () => {
    const users = files.filter(({ imports }) => imports.includes('luxon')).map(({ path }) => path);
    expect(users).toEqual(['timing/clock.ts']);
  });

  it('5: no grab-bag folder or file, and no file over 200 lines', () => {
    const bags = /(^|\/)(utils?|helpers?|common|misc|shared|lib|types|models|services)(\/|\.ts$)/;
    expect(files.map(({ path }) => path).filter((path) => bags.test(path))).toEqual([]);
    expect(files.filter(({ text }) => text.split('\n').length > 201).map(({ path }) => path)).toEqual([]);
  });

  it('exports by name only', () => {
    expect(offenders(files, ({ text }) => text.match(/^export default/gm) ?? [])).toEqual([]);
  });
});
