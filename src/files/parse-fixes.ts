import { z } from 'zod';
import { type FixEntry, fixSchema } from '../config/schema.js';
import { EXIT, UserError } from '../failure.js';
import { parseYamlFile } from './parse-yaml.js';

/** A YAML list of fixes, checked. */
export function parseFixes(text: string, path: string): readonly FixEntry[] {
  const parsed = z.array(fixSchema).safeParse(parseYamlFile(text, path) ?? []);
  if (parsed.success) return parsed.data;
  throw new UserError(EXIT.configuration, `${path}: ${z.prettifyError(parsed.error)}`);
}
