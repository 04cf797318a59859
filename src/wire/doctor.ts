import { z } from 'zod';
import { instant } from './contract-scalar.js';
import { printedSchema } from './schema-text.js';

const code = z.int();
const found = {
  check: z.string(),
  subject: z.string().describe('What of it: a program, a folder, a source.'),
  found: z.string(),
};

/** What `doctor --json` prints. */
export const wireDoctor = z.strictObject({
  schema_version: z.literal(1),
  as_of: instant,
  exit_code: code.describe('0, or the code of the failure that comes first.'),
  checks: z.array(
    z.discriminatedUnion('status', [
      z.strictObject({ ...found, status: z.literal('ok') }),
      z.strictObject({ ...found, status: z.literal('warn'), mend: z.string() }),
      z.strictObject({ ...found, status: z.literal('fail'), mend: z.string(), exit_code: code }),
    ]),
  ),
});

export const doctorJsonSchema = (): string => printedSchema(wireDoctor, 'doctor --json');
