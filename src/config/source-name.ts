import type { SourceConfig } from './schema.js';

/** What a source is called in reports, and its folder in the mirror. */
export const sourceNameOf = (source: SourceConfig): string =>
  source.name ?? (source.type === 'ssh' ? source.host : 'local');
