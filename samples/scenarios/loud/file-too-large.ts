import { scenario } from '../scenario.js';

/** A file beyond what the tool reads at once. */
export const fileTooLarge = scenario(
  'file-too-large',
  [{ group: { tool: 'read' }, matches: 1 }],
  (session) => {
    session
      .prompt('what is in the export?')
      .tool(
        'Read',
        { file_path: '/home/ada/src/ferry/export.json' },
        {
          fails:
            'File content (41210 tokens) exceeds maximum allowed tokens (25000). Use offset and limit parameters to read specific portions of the file.',
        },
      )
      .done('It is too large to read at once.');
  },
);
