import { scenario } from '../scenario.js';

/** A registry that cannot be resolved. */
export const networkUnreachable = scenario(
  'network-unreachable',
  [{ group: { program: 'curl', label: 'name' }, matches: 1 }],
  (session) => {
    session
      .prompt('is the registry up?')
      .bash('curl -sS https://registry.example.org/ping', {
        fails: 'curl: (6) Could not resolve host: registry.example.org',
        exit: 6,
      })
      .done('Its name cannot be resolved from here.');
  },
);
