import type { Group } from '../../findings/group.js';
import { bestExamples } from '../best-examples.js';
import type { DraftContext } from '../draft-context.js';
import type { Example } from '../example.js';
import { type Placeholders, placeholdersOf } from '../placeholders.js';
import { type Provenance, provenanceOf } from '../provenance.js';
import { type Quote, quoteFor } from '../quote.js';
import { titleOf } from '../title.js';
import { type Names, namesFor } from '../who.js';

/** Examples that are quoted. */
const QUOTED = 3;

/** All that the sections of one draft are made of. */
export interface Material {
  readonly group: Group;
  readonly context: DraftContext;
  readonly quote: Quote;
  readonly names: Names;
  readonly title: string;
  readonly placeholders: Placeholders;
  /** Best first. */
  readonly examples: readonly Example[];
  readonly provenance: Provenance;
  /** Letters of each text of the rule. */
  readonly longestText: number;
}

export function materialOf(group: Group, context: DraftContext, longestText: number): Material {
  const quote = quoteFor(context.redaction);
  const given = context.examples
    .filter(({ fingerprint }) => fingerprint === group.fingerprint)
    .flatMap((captured) => captured.given);
  return {
    ...{ group, context, quote, longestText },
    title: titleOf(group, quote, context.zone),
    names: namesFor(group, context, quote),
    placeholders: placeholdersOf(group, quote, context.zone),
    examples: bestExamples(group, context.examples, QUOTED),
    provenance: provenanceOf(group, new Set(given), context.documentedIn),
  };
}
