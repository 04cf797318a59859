import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { fingerprintsOfIssue } from '../../findings/fix-marks.js';
import type { ClosedIssue } from '../../findings/fix-proposal.js';
import { isObject, numberAt, objectAt, textAt } from '../../transcript/json.js';
import { toInstant } from '../../units.js';
import { githubFailure, noList } from './failure.js';

export interface GithubPlace {
  /** `owner/name` */
  readonly repo: string;
  /** `PUBLIC_API`, or that of GitHub Enterprise. */
  readonly api: string;
  /** Of all issues that were filed from drafts. */
  readonly label: string;
  readonly token: string | undefined;
  /** Names the program to the server. */
  readonly userAgent: string;
  /** For one request. */
  readonly timeoutMs: number;
}

export const PUBLIC_API = 'https://api.github.com';
const PER_PAGE = 100;
/** Ten thousand issues; who has more reads the newest. */
const MOST_PAGES = 100;

/** Closed issues that were filed from a draft, newest change first; what was not planned mended nothing. */
export async function readClosedIssues(place: GithubPlace): Promise<readonly ClosedIssue[]> {
  const [owner = '', repo = ''] = place.repo.split('/');
  const question = {
    owner,
    repo,
    labels: place.label,
    state: 'closed',
    sort: 'updated',
    per_page: PER_PAGE,
  } as const;
  const found: ClosedIssue[] = [];
  let pages = 0;
  try {
    for await (const { data } of clientFor(place).paginate.iterator(
      'GET /repos/{owner}/{repo}/issues',
      question,
    )) {
      if (!Array.isArray(data)) throw noList(place);
      found.push(...(data as readonly unknown[]).flatMap(closedIssue));
      pages += 1;
      if (pages >= MOST_PAGES) break;
    }
  } catch (error) {
    // Of an answer that is no JSON the client makes what it can.
    throw error instanceof TypeError ? noList(place) : githubFailure(error, place);
  }
  return found;
}

function clientFor({ api, token, userAgent, timeoutMs }: GithubPlace) {
  const silent = () => {};
  const server = new URL(api);
  return new (Octokit.plugin(paginateRest))({
    userAgent,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: {
      fetch: (url: string, options: RequestInit) => {
        // The next page is where the answer says; the token goes to no other server.
        if (new URL(url).origin !== server.origin) throw new Error('a page of another server');
        return fetch(url, { ...options, signal: AbortSignal.timeout(timeoutMs) });
      },
    },
    baseUrl: server.href.replace(/\/+$/, ''),
    ...(token === undefined ? {} : { auth: token }),
  });
}

/** Foreign JSON: an issue that is not what it should be is no issue. */
function closedIssue(json: unknown): readonly ClosedIssue[] {
  if (!isObject(json) || objectAt(json, 'pull_request') !== undefined) return [];
  const number = numberAt(json, 'number');
  const closedAt = Date.parse(textAt(json, 'closed_at') ?? '');
  const fingerprints = fingerprintsOfIssue(textAt(json, 'body') ?? '');
  const isDone = !UNMENDED.includes(textAt(json, 'state_reason') ?? '');
  if (number === undefined || !Number.isSafeInteger(number) || number < 1) return [];
  if (Number.isNaN(closedAt) || fingerprints.length === 0 || !isDone) return [];
  return [{ number, closedAt: toInstant(closedAt), fingerprints }];
}

const UNMENDED: readonly string[] = ['not_planned', 'duplicate'];
