import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asProcess, folder, frictionlog } from './program.js';

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('the demonstration', () => {
  it.each(['65536', '70000', '1.5'])('64: there is no port %s', async (port) => {
    const { code, err } = await frictionlog(['demo', '--port', port], { cwd: folder() });
    expect([code, err]).toEqual([
      64,
      expect.stringMatching(/--port .*: expected a whole number up to 65535/),
    ]);
  });

  it('74: the port is taken', async () => {
    const port = await takenPort();
    const { code, err } = await frictionlog(['demo', '--port', `${port}`], { cwd: folder() });
    expect([code, err]).toEqual([74, `frictionlog: --port: port ${port} is taken: leave --port out.\n`]);
  });

  it('works where the temporary folder has a blank in its name', () => {
    const cwd = folder();
    const TMPDIR = join(cwd, 'with space');
    mkdirSync(TMPDIR);
    const { code, err } = asProcess(['demo'], { cwd, environment: { TMPDIR } });
    expect(code, err).toBe(0);
  });
});
