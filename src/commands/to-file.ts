import type { Options } from 'yargs';

/** For whoever takes an answer further. */
export const TO_FILE: Readonly<Record<string, Options>> = {
  csv: { type: 'boolean', describe: 'Comma-separated, safe for spreadsheets', group: 'Output:' },
  output: { type: 'string', alias: 'o', requiresArg: true, describe: 'Write to this file', group: 'Output:' },
};
