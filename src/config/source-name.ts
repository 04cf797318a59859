import type { SourceConfig } from './schema.js';

/** A name that can be a folder of the mirror as it stands. */
export const SOURCE_NAME = /^[\w-][\w.@+-]{0,100}$/;
export const NAME_EXPECTED = 'a name of letters, digits, `.`, `_`, `@`, `+`, `-`';

/** What a source is called in reports, and its folder in the mirror. */
export const sourceNameOf = (source: SourceConfig): string =>
  source.name ?? (source.type === 'ssh' ? source.host : 'local');
