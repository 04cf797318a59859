import { describe, expect, test } from 'vitest';
import { unknownErrors } from '../../src/findings/unknown-errors.js';
import { call, run } from './stories.js';

const failing = (output: string, exitCode: number | undefined = undefined) =>
  run('acme deploy', 0, 1, { output, exitCode });

describe('Errors that no rule explains', () => {
  test('are counted by what their failing lines have in common', () => {
    const errors = unknownErrors([
      failing("acme: error: channel 'blue' is frozen", 3),
      failing("noise\nacme: error: channel 'green' is frozen", 3),
      failing('acme: no such release'),
    ]);
    expect(errors).toEqual([
      {
        template: 'acme: error: channel <name> is frozen',
        count: 2,
        line: "acme: error: channel 'blue' is frozen",
        tool: 'Bash',
        family: 'acme deploy',
        exitCode: 3,
      },
      expect.objectContaining({ template: 'acme: no such release', count: 1, exitCode: undefined }),
    ]);
  });

  test('have no family when they are of no shell', () => {
    const [error] = unknownErrors([call(0, 1, { tool: 'TaskCopy', output: 'layer is locked' })]);
    expect(error).toMatchObject({ tool: 'TaskCopy', family: undefined });
  });

  test('are left out when they say nothing', () => {
    expect(unknownErrors([failing(''), failing('Exit code 1')])).toEqual([]);
  });

  test('never show a line from inside a private key', () => {
    const key = [
      '-----BEGIN RSA PRIVATE KEY-----',
      'MIIEowIBAAKCAQEA',
      'error7fXq==',
      '-----END RSA PRIVATE KEY-----',
    ];
    expect(unknownErrors([failing(key.join('\n'))]).map(({ line }) => line)).toEqual(['[private key]']);
  });
});
