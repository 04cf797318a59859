import { tableCell } from '../markdown.js';

/** A Markdown table; cells are Markdown already. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(tableCell).join(' | ')} |`).join('\n');
