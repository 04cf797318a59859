import { assignPseudonyms, type Pseudonyms } from '../drafts/pseudonyms.js';
import { type RedactionContext, redactionContext } from '../drafts/redaction/context.js';
import { isNobody } from '../drafts/redaction/logins.js';
import type { KnownName } from '../drafts/redaction/names.js';
import { type KnownPseudonyms, NO_PSEUDONYMS, readPseudonyms, writePseudonyms } from '../files/pseudonyms.js';
import { readSecretRules } from '../files/secrets.js';
import { compareCodePoints } from '../transcript/code-point.js';
import { inTurn } from './locking.js';
import type { SessionResult } from './map.js';

export interface RedactionOptions {
  /** Data folder with the pseudonyms given so far; absent: there are none. */
  readonly home: string | undefined;
  /** Whether those given now are kept, before anything has them: they leave this call with what it writes. */
  readonly keeps: boolean;
  readonly patterns: readonly string[];
  readonly allow: readonly string[];
  /** Secret rules as the build left them. */
  readonly secretCache: string;
}

export interface Anonymity {
  readonly pseudonyms: KnownPseudonyms;
  readonly redaction: RedactionContext;
}

/** Pseudonyms by order of first session, and everything that is taken out of texts. */
export function anonymityOf(
  results: readonly SessionResult[],
  options: RedactionOptions,
): Promise<Anonymity> {
  const sessions = results
    .map(({ session: { user, host, start }, accounts }) => ({ user, host, start, accounts }))
    .sort((a, b) => compareCodePoints(a.start ?? '~', b.start ?? '~'));
  return anonymityOfNames(sessions, options);
}

/** A session by those whose names may stand in it. */
export interface NamesOfSession {
  readonly user: string;
  readonly host: string;
  readonly accounts: readonly string[];
}

/** @param sessions oldest first */
export async function anonymityOfNames(
  sessions: readonly NamesOfSession[],
  options: RedactionOptions,
): Promise<Anonymity> {
  const pseudonyms = await pseudonymsOf(sessions, options);
  const redaction = redactionContext({
    rules: await readSecretRules(options.secretCache),
    names: [
      ...namesIn(pseudonyms.persons, 'person'),
      ...namesIn(pseudonyms.hosts, 'host'),
      ...accountsIn(sessions, pseudonyms.persons),
    ],
    patterns: options.patterns,
    allow: options.allow,
  });
  return { pseudonyms, redaction };
}

/** No number is given twice: of two runs that keep theirs, the second goes on from those of the first. */
async function pseudonymsOf(
  sessions: readonly NamesOfSession[],
  { home, keeps }: RedactionOptions,
): Promise<KnownPseudonyms> {
  if (home === undefined) return numbered(sessions, NO_PSEUDONYMS);
  if (!keeps) return numbered(sessions, await readPseudonyms(home));
  return inTurn('pseudonyms', home, async () => {
    const pseudonyms = numbered(sessions, await readPseudonyms(home));
    await writePseudonyms(home, pseudonyms);
    return pseudonyms;
  });
}

const numbered = (sessions: readonly NamesOfSession[], known: KnownPseudonyms): KnownPseudonyms => ({
  persons: assignPseudonyms(
    known.persons,
    sessions.map(({ user }) => user),
    'person',
  ),
  hosts: assignPseudonyms(
    known.hosts,
    sessions.map(({ host }) => host),
    'host',
  ),
});

/** The same for who asks for real names: people and hosts are called as they are, and only secrets go. */
export async function withRealNames(
  results: readonly SessionResult[],
  { patterns, allow, secretCache }: Omit<RedactionOptions, 'home' | 'keeps'>,
): Promise<{ readonly persons: Pseudonyms; readonly redaction: RedactionContext }> {
  const rules = await readSecretRules(secretCache);
  return {
    persons: new Map(results.map(({ session }) => [session.user, session.user])),
    redaction: redactionContext({ rules, names: [], patterns, allow }),
  };
}

/** Accounts beside the names of people. One that several people share names none of them. */
function accountsIn(sessions: readonly NamesOfSession[], persons: Pseudonyms): readonly KnownName[] {
  const users = new Map<string, Set<string>>();
  for (const { user, accounts } of sessions)
    for (const account of accounts) users.set(account, (users.get(account) ?? new Set()).add(user));
  return [...users].flatMap(([name, [user = '', ...others]]) => {
    if (persons.has(name) || isNobody(name)) return [];
    return [{ name, pseudonym: others.length === 0 ? persons.get(user) : undefined, kind: 'person' }];
  });
}

const namesIn = (names: ReadonlyMap<string, string>, kind: 'person' | 'host') =>
  [...names].map(([name, pseudonym]) => ({ name, pseudonym, kind }));
