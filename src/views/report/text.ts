import { flexible, left, right, table } from '../../terminal/table.js';
import { textCell } from '../cell.js';
import type { Block, Figure, Outline, Section, Table } from './outline.js';

/** For a terminal, or a mail of plain text. */
export function reportText({ title, lead, about, sections }: Outline, width: number): string {
  const head = [underlined(title, '='), [lead, ...about].map((line) => wrapped(line, width)).join('\n')];
  return `${[...head, ...sections.map((section) => sectionText(section, width))].join('\n\n')}\n`;
}

const sectionText = ({ title, blocks }: Section, width: number): string =>
  [underlined(title, '-'), ...blocks.flatMap((block) => blockText(block, width))].join('\n\n');

const underlined = (text: string, line: string): string => `${text}\n${line.repeat(text.length)}`;

function blockText(block: Block, width: number): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [wrapped(block.text, width)];
    case 'figures':
      return [figuresText(block.figures, width)];
    case 'table':
      return [`${wrapped(block.caption, width)}\n${tableText(block, width)}`];
    case 'chart':
      return [];
  }
}

function figuresText(figures: readonly Figure[], width: number): string {
  const label = Math.max(...figures.map((one) => one.label.length)) + 2;
  const value = Math.max(...figures.map((one) => one.value.length)) + 2;
  const indent = ' '.repeat(label + value);
  return figures
    .map((one) => {
      const note = wrapped(one.note, width - label - value).replaceAll('\n', `\n${indent}`);
      return `${one.label.padEnd(label)}${one.value.padEnd(value)}${note}`;
    })
    .join('\n');
}

function tableText(whole: Table, width: number): string {
  const { columns, rows } = fitted(whole, width);
  const heads = columns.map((title, index) => {
    const kind = rows[0]?.[index]?.kind;
    if (kind === 'number') return right(title);
    return kind === 'marked' || kind === 'code' ? flexible(title) : left(title);
  });
  return table(
    heads,
    rows.map((row) => row.map(({ text }) => textCell(text))),
    width,
  );
}

/** Without minor columns, one after the other, until the rest has room. */
function fitted(whole: Table, width: number): Table {
  const { columns, rows, minor = [] } = whole;
  const widest = (index: number): number =>
    Math.max(columns[index]?.length ?? 0, ...rows.map((row) => row[index]?.text.length ?? 0));
  const natural = columns.reduce((sum, _, index) => sum + widest(index) + 2, -2);
  const least = columns.indexOf(minor.at(-1) ?? '');
  if (natural <= width || least < 0) return whole;
  const without = <Item>(items: readonly Item[]) => items.filter((_, index) => index !== least);
  return fitted(
    { ...whole, columns: without(columns), rows: rows.map(without), minor: minor.slice(0, -1) },
    width,
  );
}

/** Lines of at most so many letters, broken between words. */
function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of textCell(text).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
