import { isObject, isTrueAt, type JsonObject, textAt } from './json.js';

/** A `tool_use` block: what the agent asked for. */
export interface ToolUse {
  readonly id: string;
  readonly tool: string;
  readonly input: JsonObject;
}

/** A `tool_result` block: what came back. One without id belongs to no call. */
export interface ToolResult {
  readonly toolUseId: string;
  readonly isError: boolean;
  readonly text: string;
}

/** The parts of a message that anything here looks at. */
export interface Content {
  /** Text blocks joined by LF; the whole of a string content. */
  readonly text: string;
  readonly hasImage: boolean;
  readonly uses: readonly ToolUse[];
  readonly results: readonly ToolResult[];
}

const NOTHING: Content = { text: '', hasImage: false, uses: [], results: [] };

/** Content of a message: a string, or a list of blocks. Blocks of other types hold nothing for us. */
export function readContent(content: unknown): Content {
  if (typeof content === 'string') return { ...NOTHING, text: content };
  if (!Array.isArray(content)) return NOTHING;
  const texts: string[] = [];
  const uses: ToolUse[] = [];
  const results: ToolResult[] = [];
  let hasImage = false;
  for (const block of content) {
    if (!isObject(block)) continue;
    if (block.type === 'text' && typeof block.text === 'string') texts.push(block.text);
    else if (block.type === 'tool_use') uses.push(...readToolUse(block));
    else if (block.type === 'tool_result') results.push(readToolResult(block));
    else if (block.type === 'image') hasImage = true;
  }
  return { text: texts.length === 1 ? (texts[0] ?? '') : texts.join('\n'), hasImage, uses, results };
}

function readToolUse(block: JsonObject): ToolUse[] {
  const id = textAt(block, 'id');
  if (id === undefined) return [];
  const input = isObject(block.input) ? block.input : {};
  return [{ id, tool: textAt(block, 'name') ?? 'none', input }];
}

function readToolResult(block: JsonObject): ToolResult {
  const toolUseId = textAt(block, 'tool_use_id') ?? '';
  return { toolUseId, isError: isTrueAt(block, 'is_error'), text: resultText(block.content) };
}

function resultText(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? joinTexts(content.filter(isObject)) : '';
}

function joinTexts(blocks: readonly JsonObject[]): string {
  return blocks
    .flatMap((block) => (block.type === 'text' && typeof block.text === 'string' ? [block.text] : []))
    .join('\n');
}
