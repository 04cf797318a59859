/** What `set -euo pipefail`, or the same words behind the name of a shell, turns on or off. */
export interface ShellOptions {
  /** By letter or by name (`e`, `pipefail`); an option that is not told of is absent. */
  readonly said: ReadonlyMap<string, boolean>;
  /** Where the words behind the options begin. */
  readonly end: number;
}

/** Reads the options behind the first word. */
export const shellOptions = (words: readonly string[]): ShellOptions => {
  const said = new Map<string, boolean>();
  let at = 1;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return { said, end: at + 1 };
    if (!/^[-+]/.test(word)) break;
    for (const letter of word.startsWith('--') ? '' : word.slice(1)) {
      const named = letter === 'o' || letter === 'O';
      if (named) at += 1;
      said.set((named ? words[at] : undefined) ?? letter, word.startsWith('-'));
    }
    if (/^--(?:rcfile|init-file)$/.test(word)) at += 1;
  }
  return { said, end: at };
};
