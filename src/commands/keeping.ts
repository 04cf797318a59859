import type { Candidate, Choice } from '../analysis/erasing.js';
import { EXIT, UserError } from '../failure.js';
import { parseDuration } from '../timing/duration.js';
import { normalizeId } from '../transcript/file-name.js';
import type { Instant } from '../units.js';

/**
 * Sessions whose last activity is older than an age; one without any activity stays. A session is a candidate once for
 * the store and once for each copy: the newest of them says when it ended.
 */
export function endedBefore(age: string, asOf: Instant): Choice {
  const length = parseDuration(age);
  if (length === undefined || length <= 0)
    throw new UserError(EXIT.usage, `--older-than ${age}: expected a duration such as 180d or 26w.`);
  return {
    among: (all) => {
      const ends = newestEnds(all);
      return ({ id }) => (ends.get(normalizeId(id)) ?? asOf) < asOf - length;
    },
    users: [],
  };
}

function newestEnds(all: readonly Candidate[]): ReadonlyMap<string, Instant> {
  const ends = new Map<string, Instant>();
  for (const { id, ended } of all) {
    const known = ends.get(normalizeId(id));
    if (ended !== undefined && (known === undefined || ended > known)) ends.set(normalizeId(id), ended);
  }
  return ends;
}
