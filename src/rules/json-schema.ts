import { z } from 'zod';
import { ruleFile } from './schema/rule.js';

/** JSON Schema of a rule file, draft-07, for editors (the YAML language server knows no later draft). */
export const ruleJsonSchema = (): string => {
  const schema = z.toJSONSchema(ruleFile, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, title: 'A friction rule' }, undefined, 2)}\n`;
};
