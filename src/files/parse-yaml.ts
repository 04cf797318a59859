import { type Document, parseDocument } from 'yaml';
import { EXIT, UserError } from '../failure.js';

/** The value of a user's own YAML file. Throws a UserError that names file and line. */
export function parseYamlFile(text: string, path: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, strict: true, version: '1.2' });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong === undefined) return read(document, path);
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
