import { scenario } from '../scenario.js';

/** An option that the program does not have. */
export const badToolArguments = scenario(
  'bad-tool-arguments',
  [{ group: { tool: 'bash', program: 'gh', flag: '--sort', label: 'option' }, matches: 1 }],
  (session) => {
    session
      .prompt('newest issues first')
      .bash('gh issue list --sort created', {
        fails: 'unknown flag: --sort\n\nUsage:  gh issue list [flags]',
      })
      .done('There is no such option.');
  },
);
