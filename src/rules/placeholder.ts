/** Figures that the texts of a rule may name (rules.md 1). */
export const FIGURES = [
  'users',
  'sessions',
  'matches',
  'lost_time',
  'median_duration',
  'first_seen',
  'last_seen',
] as const;

export type Figure = (typeof FIGURES)[number];

/** `{{name}}`, with its name in a group. */
export const PLACEHOLDER = /\{\{\s*(.*?)\s*\}\}/gs;

export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/** A value of the group, or one that a pattern named in an example; `undefined` for a figure. */
export function valueNamed(
  name: string,
): { readonly of: 'group' | 'example'; readonly field: string } | undefined {
  const [, of, field = ''] = /^(group|example)\.(.*)$/s.exec(name) ?? [];
  return of === 'group' || of === 'example' ? { of, field } : undefined;
}
