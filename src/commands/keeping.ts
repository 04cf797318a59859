import type { Candidate, Choice } from '../analysis/erasing.js';
import { EXIT, UserError } from '../failure.js';
import { parseDuration } from '../timing/duration.js';
import type { Instant } from '../units.js';

/** Sessions whose last activity is older than an age; one without any activity stays. */
export function endedBefore(age: string, asOf: Instant): Choice {
  const length = parseDuration(age);
  if (length === undefined || length <= 0)
    throw new UserError(EXIT.usage, `--older-than ${age}: expected a duration such as 180d or 26w.`);
  const goes = ({ ended }: Candidate): boolean => ended !== undefined && ended < asOf - length;
  return { among: () => goes, users: [] };
}
