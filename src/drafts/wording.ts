import type { Group } from '../findings/group.js';
import { isGroup } from '../rules/group-value.js';
import { placeholdersIn } from '../rules/placeholder.js';
import type { Wording } from '../rules/rule.js';
import { isKnown } from './placeholders.js';

/** The words of a rule for this group: the first that are about it and whose values are all known, else the last. */
export const wordingFor = (group: Group, text: keyof Wordings): string => chosen(group, text)?.text ?? '';

/** The title says what this group is, where others of the rule are something else. */
export const hasOwnTitle = (group: Group): boolean =>
  Object.keys(chosen(group, 'title')?.for ?? {}).length > 0;

type Wordings = Pick<Group['rule']['issue'], 'title' | 'impact' | 'root_cause' | 'proposal'>;

function chosen(group: Group, text: keyof Wordings): Wording | undefined {
  const wordings = group.rule.issue[text];
  return (
    wordings.find((wording) => isGroup(group.group, wording.for) && isSayable(wording, group)) ??
    wordings.at(-1)
  );
}

/** A group without cost has no lost time to name, one without times no median. */
const isSayable = ({ text }: Wording, group: Group): boolean =>
  placeholdersIn(text).every((name) => isKnown(name, group));
