import stringWidth from 'string-width';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Columns that may be cut when the terminal is narrow; cut ones end in `…`. */
  readonly shrink: boolean;
}

export const left = (title: string): Column => ({ title, align: 'left', shrink: false });
export const right = (title: string): Column => ({ title, align: 'right', shrink: false });
export const flexible = (title: string): Column => ({ title, align: 'left', shrink: true });

const GAP = 2;
const LEAST_WIDTH = 12;

/** A table of plain text, at most `width` columns wide where its flexible columns allow. Cells hold one line. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const widths = fitted(columns, naturalWidths(columns, rows), width);
  const header = columns.map(({ title }) => title);
  return [header, ...rows].map((row) => line(columns, widths, row)).join('\n');
}

/** Asking the library costs far more, and most cells are plain. */
export const widthOf = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);

function naturalWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly number[] {
  return columns.map(({ title }, at) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), widthOf(title)),
  );
}

/** What all columns together would like to have; flexible ones are content with less. */
export const naturalWidth = (columns: readonly Column[], rows: readonly (readonly string[])[]): number =>
  naturalWidths(columns, rows).reduce(
    (sum, one, at) => sum + GAP + (columns[at]?.shrink ? Math.min(one, LEAST_WIDTH) : one),
    -GAP,
  );

/** Takes what is too much from the widest of the flexible columns, until all fit or none can give more. */
function fitted(columns: readonly Column[], widths: readonly number[], width: number): readonly number[] {
  const fitting = [...widths];
  for (let excess = fitting.reduce((sum, one) => sum + one + GAP, -GAP) - width; excess > 0; excess--) {
    const widest = fitting.reduce(
      (best, one, at) => (columns[at]?.shrink && one > (fitting[best] ?? LEAST_WIDTH) ? at : best),
      -1,
    );
    const most = fitting[widest];
    if (most === undefined) break;
    fitting[widest] = most - 1;
  }
  return fitting;
}

function line(columns: readonly Column[], widths: readonly number[], row: readonly string[]): string {
  return columns
    .map(({ align }, at) => pad(cut(row[at] ?? '', widths[at] ?? 0), widths[at] ?? 0, align))
    .join(' '.repeat(GAP))
    .trimEnd();
}

/** At most `width` columns; what was cut ends in `…`. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (widthOf(kept + letter) > width - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** The end of a text, at most `width` columns; what was cut begins with `…`. */
export function cutStart(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(letters.join('')) > width - 1) letters.shift();
  return `…${letters.join('')}`;
}

const pad = (text: string, width: number, align: Column['align']): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
};
