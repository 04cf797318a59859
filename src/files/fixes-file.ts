import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isSeq, parseDocument, YAMLSeq } from 'yaml';
import type { FixEntry } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';
import { withoutDelay } from '../findings/fix-note.js';
import { parseFixes } from './parse-fixes.js';
import { readText } from './read-text.js';
import { writeAtomic } from './write-atomic.js';

/** The file of fixes that the configuration names: a person's, so comments, order and spelling of what is there stay. */
export interface FixesFile {
  readonly entries: readonly FixEntry[];
  readonly exists: boolean;
  /** Adds entries at the end; without any it begins the file if there is none. */
  readonly add: (entries: readonly FixEntry[]) => Promise<void>;
  /** Takes the word `proposed` from entries, known by all that they say, and dates them if asked to: notes fit then. */
  readonly confirm: (entries: readonly FixEntry[], at: string | undefined) => Promise<void>;
}

/** One without entries if there is no file yet; throws a UserError if it is wrong. */
export async function openFixes(path: string): Promise<FixesFile> {
  const found = await readFixes(path);
  return {
    entries: found.entries,
    exists: found.text !== undefined,
    add: (added) =>
      change(path, (list, document) => {
        list.flow = false;
        for (const entry of added) list.add(document.createNode(entry));
      }),
    confirm: (confirmed, at) =>
      change(path, (list, _, entries) => {
        for (const wanted of confirmed)
          if (!entries.some((entry) => isDeepStrictEqual(entry, wanted))) throw changedMeanwhile(path);
        for (const [index, entry] of entries.entries())
          if (confirmed.some((wanted) => isDeepStrictEqual(entry, wanted))) confirmOne(list.get(index), at);
      }),
  };
}

type Edit = (list: YAMLSeq, document: Document, entries: readonly FixEntry[]) => void;

/** Of the file as it is by now: since it was opened a person or another run may have written to it. */
async function change(path: string, edit: Edit): Promise<void> {
  const { text = '', entries } = await readFixes(path);
  const document: Document = parseDocument(text === '' ? HEAD : text, { keepSourceTokens: false });
  if (!isSeq(document.contents)) document.contents = new YAMLSeq() as never;
  if (isSeq(document.contents)) edit(document.contents as YAMLSeq, document, entries);
  await write(path, document.toString({ lineWidth: 0 }));
}

function confirmOne(entry: unknown, at: string | undefined): void {
  if (!isMap(entry)) return;
  entry.delete('proposed');
  if (at === undefined) return;
  entry.set('at', at);
  const note = entry.get('note');
  if (typeof note === 'string') entry.set('note', withoutDelay(note));
}

async function readFixes(path: string) {
  const text = await textOf(path);
  return { text, entries: parseFixes(text ?? '', path) };
}

const changedMeanwhile = (path: string): UserError =>
  new UserError(EXIT.tryLater, `${path}: somebody changed it meanwhile. Nothing was written; try again.`);

const HEAD = `# What was mended, and when users had it: sessions begun before \`at\` are expected to fail, later ones are a regression.
# Entries with \`proposed: true\` come from \`frictionlog fixes sync\` and are not used: see that \`at\` is right, then
# \`frictionlog fixes confirm ISSUE\`, or delete the word.
`;

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readText(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(EXIT.configuration, `fixes: ${path} cannot be read (${code}).`, { cause: error });
  }
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeAtomic(path, text);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(EXIT.io, `${path}: cannot be written (${code}); it is as it was.`, { cause: error });
  }
}
