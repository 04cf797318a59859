import { type JsonObject, textAt } from './json.js';

/** The file or folder that a call was given. What a shell command names is no input of its own. */
export const fileOf = (tool: string, input: JsonObject): string | undefined =>
  tool === 'Bash' ? undefined : KEYS.map((key) => textAt(input, key)).find((path) => path !== undefined);

const KEYS = ['file_path', 'notebook_path', 'path'];
