import { scenario } from '../scenario.js';

/** A folder is read like a file. */
export const isADirectory = scenario(
  'is-a-directory',
  [{ group: { path: 'src/pages' }, matches: 1 }],
  (session) => {
    session
      .prompt('what do the pages look like?')
      .tool(
        'Read',
        { file_path: '/home/ada/src/ferry/src/pages' },
        { fails: "EISDIR: illegal operation on a directory, read '/home/ada/src/ferry/src/pages'" },
      )
      .done('That is a folder.');
  },
);
