/** Where readers find a finished copy, whatever a writer does meanwhile. */
export const snapshotOf = (store: string): string => `${store.replace(/\.duckdb$/, '')}.snapshot.duckdb`;
