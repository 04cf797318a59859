import type { SourceConfig } from '../config/schema.js';
import { sourceNameOf } from '../config/source-name.js';
import type { SshSource } from '../sources/source.js';

/** Sources that are fetched, with the names they have in the mirror. */
export const sshSources = (sources: readonly SourceConfig[]): readonly SshSource[] =>
  sources.flatMap((source) => {
    if (source.type !== 'ssh') return [];
    const { host, root, sudo, transport } = source;
    return [{ name: sourceNameOf(source), host, root, sudo, transport }];
  });
