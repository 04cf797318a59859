import { SOURCE_NAME } from '../config/source-name.js';
import { type RawPath, rawPathOf } from './raw-path.js';
import type { Sudo } from './ssh/remote-command.js';

/** Transcripts below one folder of one host, reached by SSH. */
export interface SshSource {
  /** The folder in the mirror. */
  readonly name: string;
  /** Whatever `ssh` accepts: an alias of the SSH configuration, `user@host` or `ssh://user@host:port`. */
  readonly host: string;
  /** Absolute, or below `~/` of the remote user. */
  readonly root: string;
  readonly transport: 'ssh2' | 'openssh';
  readonly sudo: Sudo;
}

export const isSourceName = (name: string): boolean => SOURCE_NAME.test(name);

/** The path of a source's file on its host. */
export const remotePath = (source: SshSource, file: RawPath): RawPath =>
  `${rawPathOf(source.root.replace(/\/+$/, ''))}/${file}` as RawPath;
