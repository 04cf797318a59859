import type { Group } from '../findings/group.js';
import type { Wording } from '../rules/rule.js';

/** The words of a rule for this group: the first that are about it and whose values are all known, else the last. */
export const wordingFor = (group: Group, text: keyof Wordings): string => chosen(group, text)?.text ?? '';

/** The title says what this group is, where others of the rule are something else. */
export const hasOwnTitle = (group: Group): boolean =>
  Object.keys(chosen(group, 'title')?.for ?? {}).length > 0;

type Wordings = Pick<Group['rule']['issue'], 'title' | 'impact' | 'root_cause' | 'proposal'>;

function chosen(group: Group, text: keyof Wordings): Wording | undefined {
  const wordings = group.rule.issue[text];
  return wordings.find((wording) => isAbout(wording, group) && isSayable(wording, group)) ?? wordings.at(-1);
}

const isAbout = (wording: Wording, { group }: Group): boolean =>
  Object.entries(wording.for).every(([field, value]) => group[field] === value.trim().toLowerCase());

/** A group without cost has no lost time to name, one without times no median. */
const hasFigures = (text: string, { lostMax, medianDuration }: Group): boolean =>
  (lostMax > 0 || !/\{\{\s*lost_time\s*\}\}/.test(text)) &&
  (medianDuration !== undefined || !/\{\{\s*median_duration\s*\}\}/.test(text));

const VALUE = /\{\{\s*(group|example)\.(.*?)\s*\}\}/gs;

const isSayable = ({ text }: Wording, group: Group): boolean =>
  hasFigures(text, group) &&
  [...text.matchAll(VALUE)].every(([, kind, field = '']) => {
    const value = (kind === 'group' ? group.group : group.captures)[field];
    return value !== undefined && value.trim() !== '' && value !== 'none';
  });
