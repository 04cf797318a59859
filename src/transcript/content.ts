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
  const blocks = content.filter(isObject);
  return {
    text: joinTexts(blocks),
    hasImage: blocks.some((block) => block.type === 'image'),
    uses: blocks.flatMap(readToolUse),
    results: blocks.flatMap(readToolResult),
  };
}

function readToolUse(block: JsonObject): ToolUse[] {
  const id = textAt(block, 'id');
  if (block.type !== 'tool_use' || id === undefined) return [];
  const input = isObject(block.input) ? block.input : {};
  return [{ id, tool: textAt(block, 'name') ?? 'none', input }];
}

function readToolResult(block: JsonObject): ToolResult[] {
  if (block.type !== 'tool_result') return [];
  const toolUseId = textAt(block, 'tool_use_id') ?? '';
  return [{ toolUseId, isError: isTrueAt(block, 'is_error'), text: resultText(block.content) }];
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
