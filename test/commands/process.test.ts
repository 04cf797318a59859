import { describe, expect, it } from 'vitest';
import { asProcess, frictionlog, SAMPLES } from './program.js';

describe('the process', () => {
  it.each([
    [0, []],
    [0, ['--version']],
    [0, ['sessions', '--help']],
    [0, ['sessions', SAMPLES, '--json', '--latest', '3', '--as-of', '2026-03-01']],
    [0, ['commands', SAMPLES, '--limit', '3']],
    [64, ['analyse']],
    [64, ['session']],
    [64, ['analyze', '--gap', 'soon']],
    [66, ['analyze', '/nowhere/at/all']],
  ])('prints what the program says and ends with its code: %i %j', async (code, args) => {
    const process = asProcess(args);
    expect(process.code).toBe(code);
    expect(process).toEqual(await frictionlog(args));
  });
});
