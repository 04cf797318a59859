import { codeSpan } from '../../drafts/markdown.js';
import { table } from '../../drafts/summary/table.js';
import type { Block, Cell, Outline, Section } from './outline.js';

export function reportMarkdown({ title, lead, about, sections }: Outline): string {
  const [span = '', ...notes] = about;
  const head = [`# ${title}`, lead, span, notes.map((note) => `> ${note}`).join('\n')];
  return `${[...head, ...sections.map(sectionText)].join('\n\n')}\n`;
}

const sectionText = ({ title, blocks }: Section): string =>
  [`## ${title}`, ...blocks.flatMap(blockText)].join('\n\n');

/** Charts are for formats that can show them; their tables have the numbers. */
function blockText(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'figures':
      return [block.figures.map(({ label, value, note }) => `- ${label}: **${value}** (${note})`).join('\n')];
    case 'table':
      return [block.caption, aligned(block.columns, block.rows)];
    case 'chart':
      return [];
  }
}

/** Numbers stand to the right. */
function aligned(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const [head = '', , ...body] = table(
    columns,
    rows.map((row) => row.map(cellText)),
  ).split('\n');
  const marks = columns.map((_, index) => (rows[0]?.[index]?.kind === 'number' ? '---:' : '---'));
  return [head, `| ${marks.join(' | ')} |`, ...body].join('\n');
}

const cellText = (cell: Cell): string => {
  if (cell.kind === 'code') return cell.text === '' ? '' : codeSpan(cell.text);
  return cell.text;
};
