import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../commands/program.js';

it('no setting of the engine is one that this Node does not know: it would say so on every run', () => {
  const script = `const { tuneEngine, boundHeap } = await import(process.argv[1]);
    tuneEngine(); boundHeap(0); boundHeap(2 ** 40); new RegExp('a{1,16}', 'l'); console.log('set');`;
  const engine = join(ROOT, 'build/analysis/engine.js');
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, engine], {
    encoding: 'utf8',
  });
  expect([stdout, stderr]).toEqual(['set\n', '']);
});
