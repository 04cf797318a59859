import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, ROOT, SAMPLES } from './commands/program.js';

/** Programs beside the tests that measure; nothing else would notice that one of them does not start any more. */
const measured = (program: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'test', program), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

test('npm run accuracy counts what rules match in a folder', () => {
  const { status, stdout, stderr } = measured('accuracy.mjs', SAMPLES);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/slow-command +\S+ +[1-9]\d* matches/);
  expect(status).toBe(0);
});

test('npm run cues says how many labelled prompts are found', () => {
  const labelled = join(folder({}), 'labelled.jsonl');
  const prompts = [
    { person: 'ann', before: 'It is done.', text: 'no, that is wrong', label: 'correction', sure: true },
    { person: 'ben', before: 'It is done.', text: 'now the docs please', label: 'none', sure: true },
  ];
  writeFileSync(labelled, prompts.map((prompt) => `${JSON.stringify(prompt)}\n`).join(''));
  const { status, stdout, stderr } = measured('cues/cues.mjs', labelled);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain(
    'all: 2 prompts, 1 corrections and questions; 1 found, 1 of them right (1.00); 1.00 found',
  );
});
