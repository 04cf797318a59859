import { z } from 'zod';
import { wireAnalysis } from './contract.js';

/** JSON Schema of what `analyze --json` prints, draft-07, which every validator knows. */
export const analysisJsonSchema = (): string => {
  const schema = z.toJSONSchema(wireAnalysis, { target: 'draft-7', io: 'output' });
  return `${JSON.stringify({ ...schema, title: 'What frictionlog analyze --json prints' }, undefined, 2)}\n`;
};
