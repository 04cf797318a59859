import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Asked {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  readonly userAgent: string | undefined;
}

export interface GithubServer {
  readonly api: string;
  readonly asked: readonly Asked[];
}

export type Answer = (page: number, response: ServerResponse, request: IncomingMessage) => void;

/** A server on loopback that answers as GitHub's API does; gone after the test. */
export async function githubServer(answer: Answer): Promise<GithubServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push({
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      authorization: request.headers.authorization,
      userAgent: request.headers['user-agent'],
    });
    answer(Number(url.searchParams.get('page') ?? '1'), response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** These issues, so many a page, with a link to the next one. */
export const pagesOf =
  (issues: readonly unknown[], perPage = 100): Answer =>
  (page, response, request) => {
    const { host = '' } = request.headers;
    const next = new URL(request.url ?? '/', `http://${host}`);
    next.searchParams.set('page', String(page + 1));
    const isLast = page * perPage >= issues.length;
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      ...(isLast ? {} : { link: `<${next.href}>; rel="next"` }),
    });
    response.end(JSON.stringify(issues.slice((page - 1) * perPage, page * perPage)));
  };

export const closedIssue = (number: number, fingerprint: string, more: object = {}) => ({
  number,
  state: 'closed',
  closed_at: `2026-02-${String((number % 28) + 1).padStart(2, '0')}T09:00:00Z`,
  body: `Text of issue ${number}\n\n<!-- frictionlog ${fingerprint} -->\n`,
  ...more,
});
