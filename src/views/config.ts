import type { Config, Setting } from '../config/config.js';
import { textCell } from './cell.js';

/** One line a setting: name, value, and on request its origin. */
export function configText(config: Config, withOrigin: boolean): string {
  const rows = Object.entries(config) as [string, Setting<unknown>][];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .map(([name, { value, origin, detail }]) => {
      const shown = `${name.padEnd(width)}${value === undefined ? '(none)' : textCell(typeof value === 'string' ? value : JSON.stringify(value))}`;
      return withOrigin ? `${shown}  [${origin}${detail === '' ? '' : ` ${detail}`}]` : shown;
    })
    .join('\n');
}
