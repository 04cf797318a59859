import { z } from 'zod';
import { wireAnalysis } from './contract.js';
import { wireReport } from './contract-report.js';
import { wireSessionDocument } from './contract-session-document.js';
import { wireNotice } from './contract-webhook.js';

/** JSON Schema of what `analyze --json` prints, draft-07, which every validator knows. */
export const analysisJsonSchema = (): string =>
  schemaText(wireAnalysis, 'What frictionlog analyze --json prints');

/** The same of `report --format json`. */
export const reportJsonSchema = (): string =>
  schemaText(wireReport, 'What frictionlog report --format json prints');

/** The same of `session ID --json`. */
export const sessionJsonSchema = (): string =>
  schemaText(wireSessionDocument, 'What frictionlog session ID --json prints');

/** The same of what a webhook gets. */
export const webhookJsonSchema = (): string => schemaText(wireNotice, 'What a webhook gets');

function schemaText(contract: z.ZodType, title: string): string {
  const schema = z.toJSONSchema(contract, { target: 'draft-7', io: 'output' });
  return `${JSON.stringify({ ...schema, title }, undefined, 2)}\n`;
}
