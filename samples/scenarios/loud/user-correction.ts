import { scenario } from '../scenario.js';

/** The agent is told that this was not the wish. */
export const userCorrection = scenario(
  'user-correction',
  [{ group: { 'preceding.tool': 'edit', 'preceding.program': 'none' }, matches: 1 }],
  (session) => {
    session
      .prompt('make the header sticky on mobile')
      .edit('src/header.css', 'position: static', 'position: sticky')
      .done('The header is sticky now.')
      .prompt('no, i meant on mobile only')
      .edit('src/header.css', 'position: sticky', 'position: static')
      .done('On mobile only.');
  },
);
