import type { AndOr, PipelineNode } from 'unbash';
import { shellOptions } from './options.js';

/** `|| exit 1` and `; exit $?` hand a failure on. */
export const passesExitCode = (node: PipelineNode | AndOr): boolean => {
  if (node.type === 'BraceGroup') {
    const last = node.body.commands.at(-1);
    return last !== undefined && passesExitCode(last.command);
  }
  if (node.type !== 'Command') return false;
  const name = node.name?.value ?? '';
  if (name === 'false') return true;
  return (name === 'exit' || name === 'return') && node.args[0]?.text !== '0';
};

/** Options that decide what is lost. */
export interface ExitOptions {
  readonly errexit: boolean;
  readonly pipefail: boolean;
}

/** What a new shell starts with: options are not handed on. */
export const UNSET: ExitOptions = { errexit: false, pipefail: false };

/** The options from a `set -euo pipefail`, a `set +e` or a `bash -e` on; those that it does not name stay. */
export const optionsFrom = (words: readonly string[], before: ExitOptions): ExitOptions => {
  const said = words[0] === 'setopt' ? namedOn(words.slice(1)) : shellOptions(words).said;
  return {
    errexit: said.get('errexit') ?? said.get('e') ?? before.errexit,
    pipefail: said.get('pipefail') ?? before.pipefail,
  };
};

const namedOn = (names: readonly string[]): ReadonlyMap<string, boolean> =>
  new Map(names.map((name) => [name, true]));
