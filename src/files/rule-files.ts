import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleError } from '../rules/rule-error.js';

/** One file of a rule folder, unread inside. */
export interface RuleText {
  readonly path: string;
  readonly text: string;
}

/** The list of readers (rules.md 1) lies beside the rules and is none. */
const READERS_FILE = 'readers.yaml';

const EXTENSION = /\.ya?ml$/;
const RULE_NAME = /^[^.].*\.ya?ml$/;
const MAX_BYTES = 128 * 1024;
const MAX_FILES = 501;

export interface RuleFolder {
  readonly files: readonly RuleText[];
  /** Absent where the folder has none. */
  readonly readers: RuleText | undefined;
  readonly errors: readonly RuleError[];
}

/** The rule files of a folder, by name. What cannot be read is an error, not an exception. */
export function readRuleFiles(folder: string): RuleFolder {
  const files: RuleText[] = [];
  const errors: RuleError[] = [];
  try {
    for (const name of namesIn(folder)) {
      const read = readRuleFile(join(folder, name));
      if ('text' in read) files.push(read);
      else errors.push(read);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    errors.push(fileError(error.path ?? folder, 'a folder of rule files that can be read', told(error)));
  }
  errors.push(...twins(files.map(({ path }) => path)));
  const isReaders = ({ path }: RuleText): boolean => baseName(path) === READERS_FILE;
  return { files: files.filter((file) => !isReaders(file)), readers: files.find(isReaders), errors };
}

/** `pump.yaml` and `pump.yml` are one rule written twice. */
const twins = (paths: readonly string[]): readonly RuleError[] =>
  paths.flatMap((path, index) => {
    const first = paths.slice(0, index).find((other) => idOf(other) === idOf(path));
    return first === undefined
      ? []
      : [fileError(path, 'one file for a rule', `${baseName(first)} beside it`)];
  });

/** A pipe or a device would be waited for, or never end. */
function readRuleFile(path: string): RuleText | RuleError {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return fileError(path, 'a regular file', 'a pipe, socket or device');
    if (stat.size > MAX_BYTES) return fileError(path, 'a file of at most 128 KB', `${stat.size} bytes`);
    return { path, text: readFileSync(path, 'utf8') };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fileError(path, 'a rule file that can be read', told(error));
  }
}

const told = ({ code, message }: NodeJS.ErrnoException): string => code ?? message;

/** Ids of the rules in a folder, as their files say them: wrong ones have a name, too. None where none can be read. */
export const ruleIdsIn = (folder: string): readonly string[] =>
  readRuleFiles(folder).files.map(({ path }) => idOf(path));

/** May a file hold a rule, or this one? */
export const isRuleFile = (path: string, id = idOf(path)): boolean =>
  RULE_NAME.test(baseName(path)) && baseName(path) !== READERS_FILE && idOf(path) === id;

const idOf = (path: string): string => baseName(path).replace(EXTENSION, '');

/** The file's name without its folder. */
export const baseName = (path: string): string => path.replace(/^.*[/\\]/, '');

/** Names and contents of rule files in one short text: equal for equal folders. */
export function digestOf(files: readonly RuleText[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(JSON.stringify([baseName(path), text]));
  return hash.digest('hex');
}

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && RULE_NAME.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .slice(0, MAX_FILES);

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error;

const fileError = (file: string, expected: string, found: string): RuleError => ({
  file,
  line: undefined,
  path: '',
  expected,
  found,
  hint: '',
});
