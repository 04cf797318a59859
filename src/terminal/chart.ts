import { cut, widthOf } from './table.js';

/** Charts of block characters. They say nothing that the numbers beside them do not. */

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const LEAST_BAR = 8;
const MOST_BAR = 40;
/** Longer names are cut. */
export const MOST_LABEL = 28;

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** As people read it. */
  readonly text: string;
}

/** One line a bar, the longest as long as the width allows; without bars where there is no room for any. */
export function barChart(bars: readonly Bar[], width: number, color: boolean): readonly string[] {
  const most = Math.max(0, ...bars.map(({ value }) => value));
  const labels = bars.map(({ label }) => cut(label, MOST_LABEL));
  const labelWidth = Math.max(0, ...labels.map((label) => widthOf(label)));
  const textWidth = Math.max(0, ...bars.map(({ text }) => widthOf(text)));
  const room = Math.min(MOST_BAR, width - labelWidth - textWidth - 4);
  return bars.map(({ value, text }, index) => {
    const label = padTo(labels[index] ?? '', labelWidth);
    const number = ' '.repeat(textWidth - widthOf(text)) + text;
    if (room < LEAST_BAR) return `${label}  ${number}`;
    return `${label}  ${number}  ${painted(barOf(value, most, room), color)}`.trimEnd();
  });
}

/** Whole blocks and an eighth of one; anything above nothing shows. */
function barOf(value: number, most: number, room: number): string {
  if (most <= 0 || value <= 0) return '';
  const eighths = Math.max(1, Math.round((value / most) * room * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

/** One letter a value, the last ones where there is not room for all; unknown ones are blank. */
export function sparkline(values: readonly (number | undefined)[], width: number, color: boolean): string {
  const shown = values.slice(-Math.max(1, width));
  const most = Math.max(0, ...shown.map((value) => value ?? 0));
  const letters = shown.map((value) => {
    if (value === undefined) return ' ';
    return LEVELS[most <= 0 ? 0 : Math.ceil((value / most) * (LEVELS.length - 1))] ?? ' ';
  });
  return painted(letters.join(''), color);
}

const painted = (text: string, color: boolean): string =>
  color && text.trim() !== '' ? `\u001b[36m${text}\u001b[39m` : text;

const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
