import { TransportError } from '../transport.js';
import type { Exit } from './remote-shell.js';

/** What the end of a command means when its output is not what was asked for. */
export function failureOf(exit: Exit, what: string, complaint: string): TransportError {
  const said = complaint === '' ? '' : ` (${complaint})`;
  switch (exit.kind) {
    case 'cut':
      return new TransportError('disconnected', `${what}; ${exit.reason}${said}`);
    case 'refused':
      return new TransportError('busy', `${what}; ${exit.reason}`);
    case 'signal':
      return new TransportError('disconnected', `${what}; the command was ended by ${exit.signal}${said}`);
    case 'status':
      return exit.status === 0
        ? new TransportError('short', `${what}, and the command said that this is all${said}`)
        : new TransportError(
            'command-failed',
            `${what}, and the command ended with status ${exit.status}${said}`,
          );
  }
}
