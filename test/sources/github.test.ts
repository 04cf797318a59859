import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readClosedIssues } from '../../src/sources/github/closed-issues.js';
import { githubToken } from '../../src/sources/github/token.js';
import { type Answer, closedIssue, githubServer, pagesOf } from './github-server.js';

const A = '3f9a41c07be2';
const SECRET = 'token-that-nobody-may-see';
const read = (api: string, token: string | undefined = SECRET, timeoutMs = 5000) =>
  readClosedIssues({
    repo: 'octo/orchard',
    api,
    label: 'user-feedback',
    token,
    userAgent: 'frictionlog/0',
    timeoutMs,
  });

describe('Closed issues of GitHub', () => {
  test('are asked for by label and state, with token and name of the program', async () => {
    const { api, asked } = await githubServer(pagesOf([closedIssue(9, A)]));
    expect(await read(api)).toEqual([
      { number: 9, closedAt: Date.parse('2026-02-10T09:00:00Z'), fingerprints: [A] },
    ]);
    expect(asked).toEqual([
      {
        path: '/repos/octo/orchard/issues',
        query: { labels: 'user-feedback', state: 'closed', sort: 'updated', per_page: '100' },
        authorization: `token ${SECRET}`,
        userAgent: expect.stringContaining('frictionlog/0'),
      },
    ]);
  });

  test('are read to the last page', async () => {
    const issues = Array.from({ length: 23 }, (_, index) => closedIssue(index + 1, A));
    const { api, asked } = await githubServer(pagesOf(issues, 5));
    expect((await read(api)).map(({ number }) => number)).toEqual(issues.map(({ number }) => number));
    expect(asked).toHaveLength(5);
  });

  test('of a public repository need no token', async () => {
    const { api, asked } = await githubServer(pagesOf([]));
    expect(
      await readClosedIssues({
        repo: 'o/r',
        api: `${api}/api/v3/`,
        label: 'user-feedback',
        token: undefined,
        userAgent: 'f',
        timeoutMs: 5000,
      }),
    ).toEqual([]);
    expect(asked).toMatchObject([{ path: '/api/v3/repos/o/r/issues', authorization: undefined }]);
  });

  test.each([
    ['a pull request', closedIssue(1, A, { pull_request: {} })],
    ['one that was not planned', closedIssue(1, A, { state_reason: 'not_planned' })],
    ['a duplicate', closedIssue(1, A, { state_reason: 'duplicate' })],
    ['one of another origin', closedIssue(1, A, { body: 'by hand' })],
    ['one without a body', closedIssue(1, A, { body: null })],
    ['one without a date', closedIssue(1, A, { closed_at: null })],
    ['one with a number that is none', closedIssue(1, A, { number: '1 --exec' })],
    ['no issue at all', 'surprise'],
    ['null', null],
  ])('leave out %s', async (_, issue) => {
    const { api } = await githubServer(pagesOf([issue, closedIssue(2, A, { state_reason: 'completed' })]));
    expect((await read(api)).map(({ number }) => number)).toEqual([2]);
  });

  const says =
    (status: number, headers: Record<string, string> = {}): Answer =>
    (_, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify({ message: `a text of the server \u001b[31m ${SECRET}` }));
    };
  test.each([
    ['a refused token', says(401), 77, 'the token was refused'],
    ['a token without rights', says(403), 77, 'needs a token that may read the issues'],
    ['no such repository', says(404), 78, 'octo/orchard: no such repository'],
    ['no issues', says(410), 78, 'has no issues'],
    ['too many requests', says(429), 75, 'too many requests'],
    [
      'a rate limit',
      says(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772323200' }),
      75,
      'until 2026-03-01T00:00:00.000Z',
    ],
    [
      'a rate limit that ends never',
      says(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1e300' }),
      75,
      'many',
    ],
    ['a limit on many requests at once', says(403, { 'retry-after': '60' }), 75, 'too many requests'],
    ['a server that is down', says(502), 69, 'HTTP 502'],
  ])(
    'that come with %s say so, and neither the token nor the server’s words',
    async (_, answer, exitCode, told) => {
      const { api } = await githubServer(answer);
      const refusal = await read(api).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ name: 'UserError', exitCode });
      expect(String(refusal)).toContain(told);
      expect(String(refusal)).not.toMatch(new RegExp(`${SECRET}|a text of the server|\u001b`));
    },
  );

  test.each([
    ['a page to log in', 'text/html', `<html>${SECRET}</html>`],
    ['one object', 'application/json', '{"ok":true}'],
    ['a number', 'application/json', '7'],
    ['half an answer', 'application/json', '[{"number":'],
  ])('are no answer where %s comes instead', async (_, type, body) => {
    const { api } = await githubServer((_page, response) => {
      response.writeHead(200, { 'content-type': type });
      response.end(body);
    });
    const refusal = await read(api).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'UserError', exitCode: 69 });
    expect(String(refusal)).not.toContain(SECRET);
  });

  test('are read from no other server, whatever the answer says about the next page', async () => {
    const other = await githubServer(pagesOf([]));
    const { api } = await githubServer((_, response) => {
      const link = `<${other.api}/repos/octo/orchard/issues?page=2>; rel="next"`;
      response.writeHead(200, { 'content-type': 'application/json', link });
      response.end('[]');
    });
    const refusal = await read(api).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ exitCode: 69 });
    expect(other.asked).toEqual([]);
  });

  test('that never come are waited for no longer than the limit', async () => {
    const { api } = await githubServer(() => {});
    const refusal = await read(api, SECRET, 300).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ exitCode: 69, message: expect.stringContaining('it took too long') });
  });

  test('of a server that is not there are an error with its address', async () => {
    const refusal = await read('http://127.0.0.1:1').catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(/127\.0\.0\.1:1: no answer/),
    });
  });
});

describe('The token', () => {
  function file(text: string, mode: number): string {
    const folder = mkdtempSync(join(tmpdir(), 'frictionlog-token-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'token'), text);
    chmodSync(join(folder, 'token'), mode);
    return join(folder, 'token');
  }

  test.each([
    ['GITHUB_TOKEN', { GITHUB_TOKEN: 'one', GH_TOKEN: 'two' }, 'one'],
    ['GH_TOKEN', { GITHUB_TOKEN: '', GH_TOKEN: 'two\n' }, 'two'],
    ['the file', {}, 'three'],
  ])('comes from %s', (_, environment, expected) => {
    expect(githubToken(environment, file('three\n', 0o600))).toBe(expected);
  });

  test('may be absent', () => {
    expect(githubToken({}, undefined)).toBeUndefined();
  });

  test.each([
    ['a file that others can read', () => file(SECRET, 0o644), 77, 'chmod 600'],
    ['a file that is not there', () => '/nonexistent/token', 78, 'ENOENT'],
    ['an empty file', () => file('\n', 0o600), 78, 'found nothing'],
    ['a file of two lines', () => file(`${SECRET}\nmore`, 0o600), 78, 'in one line'],
  ])('is refused in %s, and not shown', (_, path, exitCode, told) => {
    const read = () => githubToken({}, path());
    expect(read).toThrowError(expect.objectContaining({ exitCode, message: expect.stringContaining(told) }));
    expect(read).not.toThrowError(SECRET);
  });
});
