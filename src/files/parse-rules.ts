import type { ParsedRule } from '../rules/parse.js';
import type { RuleError } from '../rules/rule-error.js';
import type { RuleFolder } from './rule-files.js';

/** Everything in a folder of rules, with all that is wrong in it. */
export interface ParsedFolder {
  readonly rules: readonly (ParsedRule & { readonly file: string })[];
  readonly readers: readonly string[];
  readonly errors: readonly RuleError[];
}

/** Parser and schema cost more to load than most runs need, so they are fetched here and nowhere else. */
export async function parseFolder({ files, readers, errors }: RuleFolder): Promise<ParsedFolder> {
  const [{ parseRule }, { parseReaders }] = await Promise.all([
    import('../rules/parse.js'),
    import('../rules/parse-readers.js'),
  ]);
  const parsed = files.map(({ path, text }) => ({ file: path, result: parseRule(text, path) }));
  const list = readers === undefined ? { readers: [] } : parseReaders(readers.text, readers.path);
  return {
    rules: parsed.flatMap(({ file, result }) => ('errors' in result ? [] : [{ ...result, file }])),
    readers: 'errors' in list ? [] : list.readers,
    errors: [
      ...errors,
      ...parsed.flatMap(({ result }) => ('errors' in result ? result.errors : [])),
      ...('errors' in list ? list.errors : []),
    ],
  };
}
