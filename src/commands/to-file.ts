import type { OptionSet } from './command.js';

/** For whoever takes an answer further. */
export const TO_FILE: OptionSet = {
  csv: { type: 'boolean', describe: 'Comma-separated, safe for spreadsheets', group: 'Output:' },
  output: {
    type: 'string',
    alias: 'o',
    requiresArg: true,
    describe: 'Write to this file; - is standard output',
    dash: 'standard output',
    group: 'Output:',
  },
};
