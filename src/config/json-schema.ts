import { z } from 'zod';
import { configSchema } from './schema.js';

/** Draft-07, which editors understand. */
export const configJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(configSchema, { target: 'draft-7', io: 'input' }), undefined, 2)}\n`;
