import { setTimeout as wait } from 'node:timers/promises';

/** How long and how often. */
export interface Patience {
  readonly attempts: number;
  readonly timeoutMs: number;
  /** Before the second attempt; it doubles each time. */
  readonly firstWaitMs: number;
}

const PATIENCE: Patience = { attempts: 4, timeoutMs: 10_000, firstWaitMs: 500 };
const MOST_REDIRECTS = 3;
const LONGEST_WAIT_MS = 30_000;

export type Posted =
  | { readonly kind: 'posted' }
  /** `text` names the host alone: the rest of an address may be a secret. */
  | { readonly kind: 'failed'; readonly text: string };

type Attempt =
  | Posted
  | { readonly kind: 'again'; readonly text: string; readonly afterMs: number | undefined };

/** Posts JSON; what may pass by itself is tried again: a network that fails, an answer of 429 or 5xx. */
export async function post(url: URL, body: string, patience: Patience = PATIENCE): Promise<Posted> {
  let last = '';
  for (let attempt = 0; attempt < patience.attempts; attempt += 1) {
    const outcome = await once(url, body, patience.timeoutMs);
    if (outcome.kind !== 'again') return outcome;
    last = outcome.text;
    if (attempt + 1 < patience.attempts) await wait(pause(attempt, outcome.afterMs, patience));
  }
  return failed(url, `${last}, ${patience.attempts} times`);
}

/** Jitter keeps those who failed together from coming back together. */
function pause(attempt: number, afterMs: number | undefined, { firstWaitMs }: Patience): number {
  const most = firstWaitMs * 2 ** attempt;
  return Math.min(LONGEST_WAIT_MS, Math.max(afterMs ?? 0, most / 2 + (Math.random() * most) / 2));
}

async function once(url: URL, body: string, timeoutMs: number): Promise<Attempt> {
  let target = url;
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const response = await send(target, body, timeoutMs);
      if (response.status < 300 || response.status > 399) return judged(url, response);
      const next = redirected(target, response);
      if (next === undefined)
        return failed(
          url,
          `answered ${response.status}, a redirect that is not followed: only 307 and 308 to the same host are`,
        );
      target = next;
    }
    return failed(url, `redirects more than ${MOST_REDIRECTS} times`);
  } catch (error) {
    return { kind: 'again', text: reasonOf(error, timeoutMs), afterMs: undefined };
  }
}

async function send(url: URL, body: string, timeoutMs: number): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'user-agent': 'frictionlog' },
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  return response;
}

/** Where the same post may go: to the same place under another path, never to another host. */
function redirected(from: URL, { status, headers }: Response): URL | undefined {
  const location = headers.get('location');
  if (location === null || (status !== 307 && status !== 308) || !URL.canParse(location, from.href))
    return undefined;
  const to = new URL(location, from);
  return to.origin === from.origin ? to : undefined;
}

function judged(url: URL, { status, ok, headers }: Response): Attempt {
  if (ok) return { kind: 'posted' };
  const text = `answered ${status}`;
  if (status !== 429 && status < 500) return failed(url, text);
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return { kind: 'again', text, afterMs: seconds >= 0 ? seconds * 1000 : undefined };
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `did not answer within ${timeoutMs / 1000} s`;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return `cannot be reached (${code ?? 'network error'})`;
}

const failed = (url: URL, what: string): Posted => ({ kind: 'failed', text: `${url.host} ${what}` });
