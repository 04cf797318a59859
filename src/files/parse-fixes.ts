import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type FixEntry, fixSchema } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';

/** A YAML list of fixes, checked. */
export function parseFixes(text: string, path: string): readonly FixEntry[] {
  const document = parseDocument(text, { uniqueKeys: true, strict: true });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong !== undefined)
    throw new UserError(EXIT.configuration, `${path}: ${wrong.message.split('\n')[0]}`);
  const parsed = z.array(fixSchema).safeParse(document.toJS({ maxAliasCount: 0 }) ?? []);
  if (parsed.success) return parsed.data;
  throw new UserError(EXIT.configuration, `${path}: ${z.prettifyError(parsed.error)}`);
}
