import type { Config, Setting } from '../config/config.js';
import { textCell } from './cell.js';

/** One line a setting: name, value, and on request its origin. */
export function configText(config: Config, withOrigin: boolean): string {
  const settings: readonly Setting<unknown>[] = Object.values(config);
  const width = Math.max(...settings.map(({ name }) => name.length)) + 2;
  return settings
    .map(({ name, value, origin, detail }) => {
      const shown = `${name.padEnd(width)}${value === undefined ? '(none)' : textCell(typeof value === 'string' ? value : JSON.stringify(value))}`;
      return withOrigin ? `${shown}  [${origin}${detail === '' ? '' : ` ${textCell(detail)}`}]` : shown;
    })
    .join('\n');
}
