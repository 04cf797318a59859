import type { AndOr, PipelineNode } from 'unbash';

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

/** `set -euo pipefail` changes what is lost from there on. */
export const setsOption = (words: readonly string[], letter: string | undefined, name: string): boolean => {
  if (words[0] !== 'set' && words[0] !== 'setopt') return false;
  return words.some(
    (word) => word === name || (letter !== undefined && /^-[a-z]+$/.test(word) && word.includes(letter)),
  );
};
