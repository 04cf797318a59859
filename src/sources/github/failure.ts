import { EXIT, UserError } from '../../failure.js';
import { formatInstant } from '../../timing/clock.js';
import { isObject, numberAt, objectAt, textAt } from '../../transcript/json.js';
import { toInstant } from '../../units.js';
import type { GithubPlace } from './closed-issues.js';

/** What a person can do about a request that failed. The token is in none of these. */
export function githubFailure(error: unknown, { repo, api, token }: GithubPlace): unknown {
  const failure = isObject(error) ? error : {};
  const status = numberAt(failure, 'status');
  if (status === undefined) return error;
  const headers = objectAt(objectAt(failure, 'response'), 'headers');
  if (headers === undefined) {
    const text = `${api}: no answer (${reasonOf(failure)}). Check the network and github.api, then try again.`;
    return new UserError(EXIT.unavailable, text);
  }
  if (status === 429 || (status === 403 && isLimited(headers))) {
    return new UserError(
      EXIT.tryLater,
      `${api}: too many requests${untilWhen(headers)}. ${limitHint(token)}`,
    );
  }
  const [exitCode, told] = KNOWN[status] ?? [
    EXIT.unavailable,
    'the server could not answer. Try again later',
  ];
  return new UserError(exitCode, `${api}: ${repo}: ${told} (HTTP ${status}).`);
}

/** The limit of an hour, or that of many requests at once. */
const isLimited = (headers: Readonly<Record<string, unknown>>): boolean =>
  textAt(headers, 'x-ratelimit-remaining') === '0' || textAt(headers, 'retry-after') !== undefined;

/** A login page, or another service. */
export const noList = ({ repo, api }: GithubPlace): UserError =>
  new UserError(
    EXIT.unavailable,
    `${api}: ${repo}: the answer is no list of issues. Check github.api (of GitHub Enterprise it ends with /api/v3) and whether something stands between.`,
  );

const KNOWN: Readonly<Record<number, readonly [UserError['exitCode'], string]>> = {
  401: [EXIT.permission, 'the token was refused. Make a new one that may read issues'],
  403: [EXIT.permission, 'this needs a token that may read the issues of this repository'],
  404: [
    EXIT.configuration,
    'no such repository, or a token that may not see it. Check github.repo, and GITHUB_TOKEN or github.token_file',
  ],
  410: [EXIT.configuration, 'this repository has no issues'],
};

/** A code such as ECONNREFUSED, or that it took too long. */
function reasonOf(failure: Readonly<Record<string, unknown>>): string {
  const text = String(failure.message ?? '');
  const cause = objectAt(failure, 'cause');
  const code = textAt(cause, 'code') ?? textAt(objectAt(cause, 'cause'), 'code');
  return code ?? (/timeout|aborted/i.test(text) ? 'it took too long' : 'the connection failed');
}

function untilWhen(headers: Readonly<Record<string, unknown>>): string {
  const reset = Number(textAt(headers, 'x-ratelimit-reset') ?? Number.NaN) * 1000;
  return reset > 0 && reset < LAST_DAY ? ` until ${formatInstant(toInstant(reset))}` : '';
}

/** Beyond it there are no dates. */
const LAST_DAY = 8.64e15;

const limitHint = (token: string | undefined): string =>
  token === undefined ? 'With a token (GITHUB_TOKEN) there may be more.' : 'Try again then.';
