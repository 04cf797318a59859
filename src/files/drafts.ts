import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDraftName } from '../drafts/draft-name.js';
import { EXIT, UserError } from '../failure.js';

export interface FoundDraft {
  readonly path: string;
  readonly text: string;
}

/** The draft whose fingerprint begins so. */
export function findDraft(reports: string, beginning: string): FoundDraft {
  const folder = join(reports, 'issues');
  const names = namesIn(folder);
  const found = names.filter((name) => readDraftName(name)?.fingerprint.startsWith(beginning.toLowerCase()));
  const [name, ...others] = found;
  if (name !== undefined && others.length === 0) return draftAt(join(folder, name));
  if (name === undefined) {
    throw new UserError(
      EXIT.noInput,
      `no draft ${beginning} in ${folder} (${names.length} drafts there). frictionlog draft writes them; --reports names another folder.`,
    );
  }
  throw new UserError(
    EXIT.usage,
    `${beginning} is the beginning of several drafts: ${found.join(', ')}. Give more of it.`,
  );
}

function draftAt(path: string): FoundDraft {
  const text = readFileSync(path, 'utf8');
  if (text.trim() !== '') return { path, text };
  throw new UserError(
    EXIT.data,
    `${path}: expected a draft, found an empty file. Restore it, or delete it: frictionlog draft writes it anew.`,
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => readDraftName(name)?.isNewer === false)
      .sort();
  } catch {
    return [];
  }
}
