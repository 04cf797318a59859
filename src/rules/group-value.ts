import { withoutEmails } from '../transcript/failure/mask-people.js';
import { maskSecrets } from '../transcript/failure/mask-secrets.js';

/** What stands in a group for a field that is not there. */
export const NO_VALUE = 'none';

const LONGEST = 200;
const UUID = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi;
const HASH = /\b(?=[a-f\d]*\d)(?=[a-f\d]*[a-f])[a-f\d]{7,64}\b/gi;
const LONG_NUMBER = /\b\d{5,}\b/g;

/** A field's value as it enters a fingerprint: lower case, without ids, of bounded length. */
export const groupValue = (value: string | undefined): string => withoutIds(masked(value).toLowerCase());

/** Is it the group whose values someone wrote, as they see them? Fields that they left out may be anything. */
export const isGroup = (group: Values, written: Values): boolean =>
  Object.entries(written).every(([field, value]) => group[field] === groupValue(value));

type Values = Readonly<Record<string, string>>;

/** The same as people read it: in the letters in which it was written. */
export const namedValue = (value: string | undefined): string => {
  const named = withoutIds(masked(value));
  return named.toLowerCase() === NO_VALUE ? NO_VALUE : named;
};

const masked = (value = ''): string => withoutEmails(maskSecrets(value.slice(0, LONGEST * 4)));

function withoutIds(text: string): string {
  const plain = text
    .replace(UUID, '<id>')
    .replace(HASH, '<id>')
    .replace(LONG_NUMBER, '<n>')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
  return plain === '' ? NO_VALUE : plain;
}
