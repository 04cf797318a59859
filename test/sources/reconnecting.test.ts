import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fetchMirror } from '../../src/sources/mirror/fetch.js';
import { openMirror } from '../../src/sources/mirror/mirror.js';
import { countOutcomes } from '../../src/sources/mirror/outcome.js';
import { openReconnecting } from '../../src/sources/reconnecting.js';
import type { SshSource } from '../../src/sources/source.js';
import { PATIENCE } from '../../src/sources/ssh/patience.js';
import { type Transport, TransportError } from '../../src/sources/transport.js';
import { MemoryHost } from './memory-host.js';

const source: SshSource = { name: 'cc', host: 'cc', root: '/data', transport: 'ssh2', sudo: 'cat' };
const patience = { ...PATIENCE, attempts: 4, pause: 0, longestPause: 0 };

/** A host as sshd is: a command that hangs keeps its session for as long as its connection lives. */
class Hanging {
  readonly host = new MemoryHost();
  opened = 0;
  closed = 0;
  private readonly sessions = 10;

  async open(): Promise<Transport> {
    this.opened += 1;
    const transport = this.host.transport();
    let hanging = 0;
    const run = (): void => {
      if (hanging >= this.sessions) throw new TransportError('busy', 'the host refused a channel');
    };
    const hang = (): never => {
      hanging += 1;
      throw new TransportError('stalled', 'no byte came for 60000 ms');
    };
    return {
      ...transport,
      read: async function* (path, offset, length) {
        run();
        for await (const chunk of transport.read(path, offset, length)) {
          yield chunk;
          if (path.includes('hangs')) hang();
        }
      },
      close: async () => {
        this.closed += 1;
      },
    };
  }
}

async function fetched(hanging: Hanging) {
  const folder = mkdtempSync(join(tmpdir(), 'fl-reconnecting-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const transport = await openReconnecting(() => hanging.open(), patience);
  const mirror = await openMirror(join(folder, 'mirror'));
  try {
    return await fetchMirror({ mirror, source, transport, patience });
  } finally {
    await mirror.close();
    await transport.close();
  }
}

test('files that hang are told as such, and the others are fetched', async () => {
  const hanging = new Hanging();
  for (let i = 0; i < 4; i += 1) hanging.host.create(`a/hangs-${i}.jsonl`, Buffer.alloc(1000, 'x'));
  for (let i = 0; i < 4; i += 1) hanging.host.create(`b/${i}.jsonl`, Buffer.alloc(1000, 'y'));
  const { outcomes, problems, stopped } = await fetched(hanging);
  expect(countOutcomes(outcomes)).toMatchObject({ new: 4, failed: 4 });
  expect(stopped).toBeUndefined();
  expect(problems).toMatchObject([{ text: 'no byte came for 60000 ms (the same for 3 more files)' }]);
  expect(hanging.closed).toBe(hanging.opened);
});

test('a file that hangs does not cut off those that come by the same connection', async () => {
  const hanging = new Hanging();
  hanging.host.create('a/hangs.jsonl', Buffer.alloc(1000, 'x'));
  for (let i = 0; i < 3; i += 1) hanging.host.create(`b/${i}.jsonl`, Buffer.alloc(50_000, 'y'));
  const { outcomes } = await fetched(hanging);
  expect(countOutcomes(outcomes)).toMatchObject({ new: 3, failed: 1 });
  expect(hanging.host.asked.filter((asked) => asked.startsWith('read b/'))).toHaveLength(3);
  expect(hanging.closed).toBe(hanging.opened);
});
