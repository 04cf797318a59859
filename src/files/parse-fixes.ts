import { z } from 'zod';
import { type FixEntry, fixSchema } from '../config/schema.js';
import { parseChecked } from './parse-yaml.js';

/** A YAML list of fixes, checked. Throws a UserError that names file, line and key. */
export const parseFixes = (text: string, path: string): readonly FixEntry[] =>
  parseChecked(text, path, {
    schema: z.array(fixSchema),
    empty: [],
    reference: 'known keys: fixes in `frictionlog config schema`',
    secret: [],
  });
