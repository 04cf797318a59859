import { scenario } from '../scenario.js';

/** zsh reads a bracket as a pattern. */
export const shellQuoting = scenario(
  'shell-quoting',
  [{ group: { label: 'glob' }, matches: 1 }],
  (session) => {
    session
      .prompt('show the page of a berth')
      .bash('head -5 src/pages/[id].tsx', { fails: '(eval):1: no matches found: src/pages/[id].tsx' })
      .done('The brackets must be quoted.');
  },
);
