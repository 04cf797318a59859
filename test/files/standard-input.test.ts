import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { spool } from '../../src/files/standard-input.js';

it('keeps standard input in a file that only its owner may read, until it is removed', async () => {
  const spooled = await spool(Readable.from([Buffer.from('{"a":1}\n'), Buffer.from('{"b":2}')]));
  expect(readFileSync(spooled.path, 'utf8')).toBe('{"a":1}\n{"b":2}');
  expect(spooled.bytes).toBe(15);
  expect(statSync(spooled.path).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(spooled.path)).mode & 0o777).toBe(0o700);
  spooled.remove();
  expect(existsSync(dirname(spooled.path))).toBe(false);
});
