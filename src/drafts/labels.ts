import type { Rule } from '../rules/rule.js';
import { visible } from './visible.js';

/** Every draft has it. */
export const DRAFT_LABEL = 'user-feedback';

/** From the rule alone: no text of a transcript becomes a label. */
export const labelsOf = ({ issue }: Rule): readonly string[] => [
  ...new Set([DRAFT_LABEL, ...issue.labels.map(asWritten).filter((label) => label !== '')]),
];

/** As front matter holds it and gives it back: of another one, every draft would count as edited. */
const asWritten = (label: string): string => visible(label).replace(/\s+/gu, ' ').trim();

/** GitHub logins by rule id, else by who can fix it. */
export type Owners = Readonly<Record<string, readonly string[]>>;

export function assigneesOf({ id, owner }: Rule, owners: Owners): readonly string[] {
  const named = [id, owner].find((key) => Object.hasOwn(owners, key));
  const logins = (named === undefined ? undefined : owners[named]) ?? [];
  return logins.map((login) => login.replace(/^@/, '')).filter((login) => LOGIN.test(login));
}

const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?$/;
