import { bytesOf, type RawPath, rawPath } from '../raw-path.js';

/**
 * A line for the login shell, whichever that is, that runs a POSIX script.
 * The script must hold no single quote, no `!` and no newline: then sh, csh and fish read the same line.
 */
export function posixScript(script: string): string {
  if (/['!\n]/.test(script)) throw new TypeError(`not safe inside single quotes: ${script}`);
  return `exec /bin/sh -c '${script}'`;
}

/** Sets `$f` to a path, whatever its bytes. A path that starts with `~/` lies in the remote home folder. */
export function assignPath(path: RawPath): string {
  const home = path.startsWith('~/') ? '$HOME/' : '';
  const rest = (home === '' ? path : path.slice(2)) as RawPath;
  return PLAIN.test(rest) ? `f="${home}${rest}"` : `f=$(printf %b "${octal(rest)}_"); f="${home}\${f%_}"`;
}

/** The path in a script of `assignPath`; the inverse, for servers that answer for a real one. */
export function assignedPath(script: string): RawPath | undefined {
  const plain = /(?:^|; )f="(\$HOME\/)?([\w ./:@%+,=-]*)"(?:;|$)/.exec(script);
  const coded = /(?:^|; )f=\$\(printf %b "((?:\\0[0-7]{3})*)_"\); f="(\$HOME\/)?\$\{f%_\}"/.exec(script);
  if (coded) return `${coded[2] ? '~/' : ''}${unoctal(coded[1] ?? '')}` as RawPath;
  return plain ? (`${plain[1] ? '~/' : ''}${plain[2] ?? ''}` as RawPath) : undefined;
}

// Nothing that any shell expands, even inside double quotes.
const PLAIN = /^[\w ./:@%+,=-]*$/;

// The `_` after it keeps newlines at the end of a name, which `$(…)` would drop.
const octal = (path: RawPath): string =>
  [...bytesOf(path)].map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join('');

const unoctal = (text: string): RawPath =>
  rawPath(Uint8Array.from(text.match(/[0-7]{4}/g) ?? [], (digits) => Number.parseInt(digits, 8)));
