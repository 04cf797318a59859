import { expect, it } from 'vitest';
import { fileOf } from '../../src/transcript/file-of.js';

it.each<[tool: string, input: Readonly<Record<string, unknown>>, file: string | undefined]>([
  ['Read', { file_path: '/w/a.ts', offset: 3 }, '/w/a.ts'],
  ['NotebookEdit', { notebook_path: '/w/a.ipynb' }, '/w/a.ipynb'],
  ['Grep', { pattern: 'x', path: '/w/src' }, '/w/src'],
  ['Glob', { pattern: '**/*.ts' }, undefined],
  ['Read', { file_path: '', path: 'b' }, 'b'],
  ['Read', { file_path: 7 }, undefined],
  ['Bash', { command: 'cat a', path: 'a' }, undefined],
])('%s %j is about the file %j', (tool, input, file) => {
  expect(fileOf(tool, input)).toBe(file);
});
