import { z } from 'zod';
import { EXIT, UserError } from '../failure.js';
import type { Forgotten } from '../transcript/forgotten.js';

/** The list of what is forgotten. A damaged one stops the run: what was forgotten would come back. */
export function parseForgotten(text: string, path: string): Forgotten {
  const parsed = list.safeParse(json(text));
  if (parsed.success) return { salt: parsed.data.salt, hashes: parsed.data.hashes };
  throw new UserError(
    EXIT.data,
    `${path}: expected the list of what is forgotten, found something else. Restore it, or delete it to let everything come back.`,
  );
}

const list = z.strictObject({
  schema_version: z.literal(1),
  salt: z.string().min(1),
  hashes: z.array(z.string().regex(/^[0-9a-f]{32}$/)),
});

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
