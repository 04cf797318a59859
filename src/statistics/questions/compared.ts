/** What can stand side by side. */
export const COMPARED = ['session', 'user', 'version', 'period'] as const;
export type Compared = (typeof COMPARED)[number];
