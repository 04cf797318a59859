import { draftFileName } from '../drafts/draft-name.js';
import { type Quote, quoteFor } from '../drafts/quote.js';
import { excerpt, type Redacted, redactor } from '../drafts/redact.js';
import type { RedactionContext } from '../drafts/redaction/context.js';
import { titleOf } from '../drafts/title.js';
import { visible } from '../drafts/visible.js';
import type { Group } from '../findings/group.js';
import type { WireAnalysis, WireGroup, WireMatch } from '../wire/contract.js';
import { toWireCoverage } from '../wire/coverage.js';
import { toWireGroup } from '../wire/group.js';
import { toWireMatch } from '../wire/match.js';
import { instant, optional, present } from '../wire/scalar.js';
import { toWireUsers } from '../wire/user.js';
import type { Analysis } from './analysis.js';

const EXCERPT_LETTERS = 300;

/** What `analyze --json` prints. Names and commands are real: it stays with whoever ran the command. */
export function toDocument(analysis: Analysis): WireAnalysis {
  const { corpus, window, asOf, groups } = analysis;
  return {
    schema_version: 1,
    as_of: instant(asOf),
    window: present({
      by: window.by,
      since: optional(window.since, instant),
      until: optional(window.until, instant),
    }),
    coverage: toWireCoverage(corpus.coverage),
    sessions: corpus.results.map(({ session }) => session),
    commands: corpus.results.flatMap(({ commands }) => commands),
    prompts: corpus.results.flatMap(({ prompts }) => prompts),
    matches: toWireMatches(groups, analysis.anonymity.redaction),
    groups: toWireGroups(analysis),
    users: toWireUsers(corpus.results.map(({ session, blocks }) => ({ user: session.user, blocks }))),
  };
}

export function toWireGroups({ groups, anonymity, zone }: Analysis): WireGroup[] {
  return groups.map((group) => toWireGroup(group, titleIn(group, anonymity.redaction, zone), draftOf(group)));
}

const titleIn = (group: Group, redaction: RedactionContext, zone: string): string =>
  titleOf(group, quoteFor(redaction) satisfies Quote, zone);

const draftOf = (group: Group): string | undefined =>
  group.draft === 'due' ? draftFileName(group) : undefined;

function toWireMatches(groups: readonly Group[], redaction: RedactionContext): WireMatch[] {
  const redactText = redactor(redaction);
  const seen = (text: string): Redacted => {
    const redacted = redactText(text);
    return { ...redacted, text: visible(redacted.text) };
  };
  return groups.flatMap(({ matches }) =>
    matches.map((match) => toWireMatch(match, excerpt(match.excerpt, EXCERPT_LETTERS, seen))),
  );
}
