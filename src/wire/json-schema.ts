import { wireAnalysis } from './contract.js';
import { wireReport } from './contract-report.js';
import { wireSessionDocument } from './contract-session-document.js';
import { wireNotice } from './contract-webhook.js';
import { printedSchema, schemaText } from './schema-text.js';

export const analysisJsonSchema = (): string => printedSchema(wireAnalysis, 'analyze --json');
export const reportJsonSchema = (): string => printedSchema(wireReport, 'report --format json');
export const sessionJsonSchema = (): string => printedSchema(wireSessionDocument, 'session ID --json');
export const webhookJsonSchema = (): string => schemaText(wireNotice, 'What a webhook gets');
