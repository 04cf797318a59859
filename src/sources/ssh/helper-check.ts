import { printable } from '../printable.js';
import type { SshSource } from '../source.js';
import { TransportError } from '../transport.js';

/** Why the helper on the host cannot serve this source, given what `--version` printed; or nothing. */
export function helperMismatch(source: SshSource, printed: string): TransportError | undefined {
  const [version = '', root = ''] = printed.split('\n');
  if (version !== `frictionlog-export ${HELPER_VERSION}`) {
    return mismatch(
      source,
      `expected version ${HELPER_VERSION} of the helper, found \`${printable(version)}\``,
      INSTALL,
    );
  }
  if (root === trimmed(source.root)) return undefined;
  return mismatch(
    source,
    `the helper serves \`${printable(root)}\`, the source asks for \`${source.root}\``,
    SAME_ROOT,
  );
}

export const HELPER_VERSION = 1;

const INSTALL = 'Install src/sources/ssh/frictionlog-export of this version as its first lines say.';
const SAME_ROOT = 'Make `root` of the source and the line in the .conf file of the helper the same.';

const trimmed = (root: string): string => root.replace(/(?<=.)\/+$/, '');

const mismatch = (source: SshSource, found: string, advice: string): TransportError =>
  new TransportError('configuration', `${source.host}: ${found}. ${advice}`);
