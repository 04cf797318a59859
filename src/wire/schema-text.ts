import { z } from 'zod';

/** JSON Schema of what is printed, draft-07, which every validator knows. */
export function schemaText(contract: z.ZodType, title: string): string {
  const schema = z.toJSONSchema(contract, { target: 'draft-7', io: 'output' });
  return `${JSON.stringify({ ...schema, title }, undefined, 2)}\n`;
}

/** Of what a command prints. */
export const printedSchema = (contract: z.ZodType, command: string): string =>
  schemaText(contract, `What frictionlog ${command} prints`);
