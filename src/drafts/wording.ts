import type { Group } from '../findings/group.js';
import type { Wording } from '../rules/rule.js';

/** The words of a rule for this group: the first that are about it and whose values are all known, else the last. */
export function wordingFor(group: Group, text: 'title' | 'impact' | 'root_cause' | 'proposal'): string {
  const wordings = group.rule.issue[text];
  const fitting = wordings.find((wording) => isAbout(wording, group) && isSayable(wording, group));
  return (fitting ?? wordings.at(-1))?.text ?? '';
}

const isAbout = (wording: Wording, { group }: Group): boolean =>
  Object.entries(wording.for).every(([field, value]) => group[field] === value.trim().toLowerCase());

const VALUE = /\{\{\s*(group|example)\.(.*?)\s*\}\}/gs;

const isSayable = ({ text }: Wording, { group, captures }: Group): boolean =>
  [...text.matchAll(VALUE)].every(([, kind, field = '']) => {
    const value = (kind === 'group' ? group : captures)[field];
    return value !== undefined && value.trim() !== '' && value !== 'none';
  });
