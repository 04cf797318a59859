import { answer, call, refusal } from './call.js';
import type { Fields, Thread } from './thread.js';
import { toolError } from './words.js';

/** What a tool other than Bash answers. */
export type ToolEnd =
  | { readonly prints: string }
  | { readonly fails: string }
  | { readonly rejected: string };

/** Any other tool, by name. */
export function tool(
  thread: Thread,
  name: string,
  input: Fields,
  end: ToolEnd,
  toolUseResult?: unknown,
): void {
  const open = call(thread, name, input);
  thread.pass(0.1);
  if ('fails' in end) answer(thread, open, toolError(end.fails));
  else if ('rejected' in end) answer(thread, open, refusal(end.rejected, 'User rejected tool use'));
  else
    answer(thread, open, {
      content: end.prints,
      toolUseResult: toolUseResult ?? end.prints,
      isError: undefined,
    });
}

export function read(thread: Thread, path: string, content: string): void {
  const lines = content.split('\n');
  const numbered = lines.map((line, index) => `${String(index + 1).padStart(6)}→${line}`).join('\n');
  const file = { filePath: path, content, numLines: lines.length, startLine: 1, totalLines: lines.length };
  tool(thread, 'Read', { file_path: path }, { prints: numbered }, { type: 'text', file });
}

export function edit(thread: Thread, path: string, oldString: string, newString: string): void {
  const prints = `The file ${path} has been updated.`;
  const input = { file_path: path, old_string: oldString, new_string: newString };
  const patch = [
    { oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines: [`-${oldString}`, `+${newString}`] },
  ];
  const details = { originalFile: oldString, structuredPatch: patch, userModified: false, replaceAll: false };
  tool(thread, 'Edit', input, { prints }, { filePath: path, oldString, newString, ...details });
}

export function write(thread: Thread, path: string, content: string): void {
  const prints = `File created successfully at: ${path}`;
  const details = { type: 'create', filePath: path, content, structuredPatch: [], originalFile: null };
  tool(thread, 'Write', { file_path: path, content }, { prints }, details);
}

export function grep(thread: Thread, pattern: string, found: readonly string[]): void {
  const content = found.join('\n');
  const prints = content === '' ? 'No matches found' : content;
  const details = { mode: 'content', numFiles: 0, filenames: [], content, numLines: found.length };
  tool(thread, 'Grep', { pattern, output_mode: 'content' }, { prints }, details);
}
