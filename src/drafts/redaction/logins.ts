import type { Span } from './span.js';

/**
 * Account and host of `ana@build-1:~/src$`, `[ana@build-1 ~]#` or `scp ana@build-1:/x`. A host with dots is taken for
 * an address; without a path behind it, it may be a package and its version.
 */
export function loginSpans(text: string): readonly Span[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(LOGIN)].flatMap(({ index, groups }) => {
    const { account = '', host = '' } = groups ?? {};
    const at = index + account.length;
    const person = { start: index, end: at, rule: 'name', definite: false };
    const machine = { start: at + 1, end: at + 1 + host.length, rule: 'host', definite: false };
    return isNobody(account) ? [machine] : [person, machine];
  });
}

const LOGIN =
  /(?<![\w.%+@/:-])(?<account>(?!git@)[a-z_][\w.-]{0,31})@(?<host>[a-z0-9][\w-]{0,62})(?=:[~/]| [~/][^\n\]]{0,200}[\]$#%])/gi;
/** Accounts of machines, not of people. */
export const isNobody = (account: string): boolean => NOBODY.test(account);

const NOBODY =
  /^(?:root|user|admin|administrator|ubuntu|debian|ec2-user|runner|node|vscode|codespace|docker|git|nobody|www-data)$/i;
