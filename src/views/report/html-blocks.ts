import { piecesOf } from '../../drafts/code-spans.js';
import { escaped } from './escape.js';
import type { Block, Cell, Chart, Figure, Table } from './outline.js';

export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${markedHtml(block.text)}</p>`;
    case 'figures':
      return `<dl class="figures">${block.figures.map(figureHtml).join('')}</dl>`;
    case 'table':
      return tableHtml(block);
    case 'chart':
      return chartHtml(block);
  }
}

const figureHtml = ({ label, value, note }: Figure): string =>
  `<div><dt>${escaped(label)}</dt><dd><strong>${escaped(value)}</strong><small>${escaped(note)}</small></dd></div>`;

/** Hidden until the script has drawn it; the table behind it has the numbers. */
const chartHtml = ({ id, table, caption }: Chart): string =>
  `<figure class="chart">
<figcaption>${escaped(caption)}</figcaption>
<div><canvas id="${id}" role="img" aria-label="${escaped(`Chart: ${caption}. The table that follows has the numbers.`)}" aria-describedby="${table}-caption"></canvas></div>
</figure>`;

/** Roles are spelled out, because a narrow screen shows rows as cards, and that would take them away. */
function tableHtml({ id, caption, columns, rows }: Table): string {
  const isNumber = (index: number): boolean => rows[0]?.[index]?.kind === 'number';
  const head = columns.map(
    (title, index) =>
      `<th role="columnheader" scope="col"${numberClass(isNumber(index))}>${escaped(title)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => cellHtml(cell, columns[index] ?? '', index === 0));
    return `<tr role="row">${cells.join('')}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-caption">
<table role="table" id="${id}">
<caption id="${id}-caption">${markedHtml(caption)}</caption>
<thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>
<tbody role="rowgroup">
${body.join('\n')}
</tbody>
</table>
</div>`;
}

function cellHtml(cell: Cell, column: string, isFirst: boolean): string {
  const element = isFirst
    ? 'th role="rowheader" scope="row"'
    : `td role="cell" data-label="${escaped(column)}"`;
  const kind = cell.kind === 'number' || cell.kind === 'text' ? ` class="${cell.kind}"` : '';
  return `<${element}${kind}>${contentHtml(cell)}</${isFirst ? 'th' : 'td'}>`;
}

const numberClass = (isNumber: boolean): string => (isNumber ? ' class="number"' : '');

function contentHtml(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
    case 'number':
      return escaped(cell.text);
    case 'code':
      return cell.text === '' ? '' : `<code>${escaped(cell.text)}</code>`;
    case 'marked':
      return markedHtml(cell.text);
    case 'verdict':
      return `<span class="verdict ${cell.tone}">${escaped(cell.text)}</span>`;
    case 'trend':
      return `${sparkHtml(cell.weeks)}<span>${escaped(cell.text)}</span>`;
  }
}

const markedHtml = (markdown: string): string =>
  piecesOf(markdown)
    .map(({ isCode, text }) => (isCode ? `<code>${escaped(text)}</code>` : escaped(text)))
    .join('');

const WEEKS = 12;
const BAR = 5;
const TALL = 16;

/** A bar a week, for a glance; the word beside it is what counts. */
function sparkHtml(weeks: readonly number[]): string {
  const last = weeks.slice(-WEEKS);
  const most = Math.max(1, ...last);
  const bars = last.map((matches, index) => {
    const height = matches === 0 ? 1 : Math.max(2, Math.round((TALL * matches) / most));
    return `<rect x="${index * BAR}" y="${TALL - height}" width="${BAR - 1}" height="${height}"/>`;
  });
  const width = Math.max(1, last.length * BAR);
  return `<svg class="spark" viewBox="0 0 ${width} ${TALL}" width="${width}" height="${TALL}" aria-hidden="true" focusable="false">${bars.join('')}</svg>`;
}
