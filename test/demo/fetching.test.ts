import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../samples/collection.js';
import { type DemoServer, startDemoServer } from '../../src/demo/server.js';
import { connect } from '../../src/sources/connect.js';
import type { SshSource } from '../../src/sources/source.js';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));
const texts = new Map(samples().map(({ path, text }) => [path, text]));

let server: DemoServer;
beforeAll(async () => {
  server = await startDemoServer(SAMPLES);
});
afterAll(() => server.close());

const source = (transport: SshSource['transport'], sudo: 'cat' | 'none'): SshSource => ({
  name: 'demo',
  host: server.alias,
  root: server.root,
  transport,
  sudo,
});
const options = () => ({ environment: process.env, sshConfig: server.sshConfigPath });

describe("the program's own way to read a host", () => {
  test.each(['ssh2', 'openssh'] as const)('reads every sample through sudo, by way of %s', async (way) => {
    const transport = await connect(source(way, 'cat'), options());
    const { files, gap } = await transport.list();
    expect(gap).toBeUndefined();
    expect(files.map(({ path }) => `user_sessions/${path}`).sort()).toEqual(
      [...texts.keys()].filter((path) => path.startsWith('user_sessions/')).sort(),
    );
    for (const { path, size } of files) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of transport.read(path, 0, size)) chunks.push(chunk);
      expect(Buffer.concat(chunks).toString() === texts.get(`user_sessions/${path}`)).toBe(true);
    }
    await transport.close();
  });

  test.each(['ssh2', 'openssh'] as const)('is refused without sudo, by way of %s', async (way) => {
    const transport = await connect(source(way, 'none'), options());
    const [file] = (await transport.list()).files;
    const read = async () => {
      for await (const chunk of transport.read(file?.path ?? ('' as never), 0, file?.size ?? 0))
        expect(chunk).toBe(0);
    };
    await expect(read()).rejects.toMatchObject({ kind: 'permission' });
    await transport.close();
  });
});
