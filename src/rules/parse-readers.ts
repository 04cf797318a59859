import type { Readers } from '../transcript/readers.js';
import { type RuleError, shown } from './rule-error.js';
import { parseYaml } from './yaml.js';

/** Reads `readers.yaml`: commands that only show text. */
export const parseReaders = (
  text: string,
  file: string,
): { readonly readers: Readers } | { readonly errors: readonly RuleError[] } => {
  const document = parseYaml(text, file);
  if ('errors' in document) return document;
  const { value, lineOf } = document;
  const expected = 'a list of commands, such as `git show` or `ssh * logs`';
  const refuse = (line: number | undefined, path: string, found: unknown) => ({
    errors: [{ file, line, path, expected, found: shown(found), hint: '' }],
  });
  if (!Array.isArray(value)) return refuse(lineOf([]), '', value);
  const odd = value.findIndex(
    (entry) => typeof entry !== 'string' || !/^[\w.+-]+(?: [\w.*+-]+)*$/.test(entry),
  );
  return odd < 0 ? { readers: value as Readers } : refuse(lineOf([odd]), String(odd), value[odd]);
};
