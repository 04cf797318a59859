import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Patience, post } from '../../src/webhook/post.js';

const SHORT: Patience = { attempts: 3, timeoutMs: 20_000, firstWaitMs: 5 };
/** For servers that say nothing. */
const IMPATIENT: Patience = { ...SHORT, timeoutMs: 400 };

interface Received {
  readonly path: string;
  readonly method: string;
  readonly body: string;
}

/** Answers with these one after the other, the last for ever; what it got. */
async function server(...answers: readonly ((response: ServerResponse) => void)[]) {
  const received: Received[] = [];
  const listening = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ path: request.url ?? '', method: request.method ?? '', body });
    (answers[received.length - 1] ?? answers.at(-1))?.(response);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  onTestFinished(() => {
    listening.closeAllConnections();
    listening.close();
  });
  const address = listening.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: new URL(`http://127.0.0.1:${port}/hook`), received, close: () => listening.close() };
}

const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end('some text');
  };

describe('posting', () => {
  it('delivers the body once, as JSON', async () => {
    const { url, received } = await server(answer(204));
    expect(await post(url, '{"a":1}', SHORT)).toEqual({ kind: 'posted' });
    expect(received).toEqual([{ path: '/hook', method: 'POST', body: '{"a":1}' }]);
  });

  it.each([500, 503, 429])('tries again after an answer of %i', async (status) => {
    const { url, received } = await server(answer(status), answer(200));
    expect(await post(url, '{}', SHORT)).toEqual({ kind: 'posted' });
    expect(received).toHaveLength(2);
  });

  it('gives up after so many attempts', async () => {
    const { url, received } = await server(answer(500));
    const outcome = await post(url, '{}', SHORT);
    expect(outcome).toEqual({ kind: 'failed', text: `${url.host} answered 500, 3 times` });
    expect(received).toHaveLength(3);
  });

  it('does not try again what will not change, such as an answer of 400', async () => {
    const { url, received } = await server(answer(400));
    expect(await post(url, '{}', SHORT)).toEqual({ kind: 'failed', text: `${url.host} answered 400` });
    expect(received).toHaveLength(1);
  });

  it('does not wait for ever for an answer', async () => {
    const silent = await server(() => undefined);
    expect(await post(silent.url, '{}', { ...IMPATIENT, attempts: 2 })).toEqual({
      kind: 'failed',
      text: `${silent.url.host} did not answer within 0.4 s, 2 times`,
    });
  });

  it('says so when nobody listens', async () => {
    const { url, close } = await server(answer(200));
    close();
    const outcome = await post(url, '{}', SHORT);
    expect(outcome).toEqual({
      kind: 'failed',
      text: `${url.host} cannot be reached (ECONNREFUSED), 3 times`,
    });
  });

  it('follows a redirect to another path of the same host, with the same body', async () => {
    const { url, received } = await server(answer(307, { location: '/there' }), answer(200));
    expect(await post(url, '{"a":1}', SHORT)).toEqual({ kind: 'posted' });
    expect(received[1]).toEqual({ path: '/there', method: 'POST', body: '{"a":1}' });
  });

  it('follows no redirect to another host, and none that would turn the post into something else', async () => {
    const other = await server(answer(200));
    for (const [status, location] of [
      [307, other.url.href],
      [302, '/there'],
    ] as const) {
      const { url, received } = await server(answer(status, { location }));
      expect(await post(url, '{}', SHORT)).toMatchObject({
        kind: 'failed',
        text: expect.stringContaining('redirect'),
      });
      expect(received).toHaveLength(1);
    }
    expect(other.received).toEqual([]);
  });
});
