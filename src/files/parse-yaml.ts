import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { EXIT, UserError } from '../failure.js';
import { ruleErrorText } from '../rules/rule-error.js';
import { schemaErrors } from '../rules/schema-error.js';
import { type LineOf, linesOf } from '../rules/yaml-line.js';

/** What a user's own file is held against. */
export interface Expected<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What a file without a word means. */
  readonly empty: unknown;
  /** Where it is told which keys there are. */
  readonly reference: string;
  /** Keys whose values an error does not show. */
  readonly secret: readonly string[];
}

/** A user's own YAML file, checked. Throws a UserError that names file, line and key. */
export function parseChecked<Schema extends z.ZodType>(
  text: string,
  path: string,
  { schema, empty, reference, secret }: Expected<Schema>,
): z.output<Schema> {
  const { value, lineOf } = parseYamlFile(text, path);
  const parsed = schema.safeParse(value ?? empty);
  if (parsed.success) return parsed.data;
  const errors = schemaErrors(parsed.error.issues, { value, lineOf, reference }, path);
  const shown = errors.map((error) =>
    secret.includes(error.path.split('.')[0] ?? '') ? { ...error, found: '' } : error,
  );
  throw new UserError(EXIT.configuration, shown.map(ruleErrorText).join('\n'));
}

function parseYamlFile(text: string, path: string): { readonly value: unknown; readonly lineOf: LineOf } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: true, strict: true, version: '1.2', lineCounter });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong === undefined) return { value: read(document, path), lineOf: linesOf(document, lineCounter) };
  const line = wrong.linePos?.[0].line;
  const where = line === undefined ? path : `${path}:${line}`;
  throw new UserError(EXIT.configuration, `${where}: ${wrong.message.split('\n')[0]}`);
}

/** Aliases that grow without end stop here. */
function read(document: Document, path: string): unknown {
  try {
    return document.toJS() ?? undefined;
  } catch (error) {
    throw new UserError(EXIT.configuration, `${path}: ${(error as Error).message}.`, { cause: error });
  }
}
