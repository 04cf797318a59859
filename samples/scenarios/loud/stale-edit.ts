import { scenario } from '../scenario.js';

const EDIT = { file_path: '/home/ada/src/ferry/src/Card.tsx', old_string: '<p>', new_string: '<h3>' };
const STALE =
  'File has been modified since read, either by the user or by a linter. Read it again before attempting to write it.';

/** Three edits of a file that a formatter has changed each time. */
export const staleEdit = scenario(
  'stale-edit',
  [{ group: { label: 'formatter' }, matches: 3 }],
  (session) => {
    session
      .prompt('use headings in the cards')
      .read('src/Card.tsx', 'export const Card = () => <p>card</p>;')
      .bash('npx prettier --write src', { prints: 'src/Card.tsx 31ms' })
      .tool('Edit', EDIT, { fails: STALE })
      .bash('npx prettier --write src', { prints: 'src/Card.tsx 29ms' })
      .tool('Edit', EDIT, { fails: STALE })
      .bash('npx prettier --write src', { prints: 'src/Card.tsx 28ms' })
      .tool('Edit', EDIT, { fails: STALE })
      .done('The formatter was faster.');
  },
);
