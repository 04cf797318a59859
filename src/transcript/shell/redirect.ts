import type { Command, Redirection } from 'unbash';

/** Output into a file, or input out of the command itself: nothing of a file is shown. */
export const isRedirected = (node: Command): boolean => node.redirects.some(hidesFile);

const hidesFile = (redirect: Redirection): boolean => {
  if (redirect.type === 'HereDoc') return true;
  if (redirect.type !== 'Redirect' || !TO_FILE.has(redirect.operator)) return false;
  const { descriptor } = redirect;
  return descriptor === undefined || (descriptor.type === 'FileDescriptor' && descriptor.value === 1);
};

const TO_FILE: ReadonlySet<string> = new Set(['>', '>>', '>|', '&>', '&>>']);
