/** Raised with each change of `dictionary.ts`; each raise needs a migration. */
export const SCHEMA_VERSION = 6;
