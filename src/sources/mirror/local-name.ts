import { createHash } from 'node:crypto';
import { bytesOf, type RawPath, rawPath } from '../raw-path.js';

/** Where a remote file lies in its source's folder of the mirror; or why it must lie nowhere. */
export type LocalName =
  | { readonly kind: 'safe'; readonly path: string }
  | { readonly kind: 'unsafe'; readonly reason: string };

/** Ordinary names stay as they are; in others each odd byte becomes `%XX`. Two files never share a name. */
export function localName(remote: RawPath): LocalName {
  const parts = remote.split('/');
  const wrong = parts.find((part) => part === '' || part === '.' || part === '..' || part.includes('\0'));
  if (wrong !== undefined)
    return { kind: 'unsafe', reason: 'expected a relative name without `.`, `..` and NUL' };
  return { kind: 'safe', path: parts.map((part) => fitting(encodePart(part))).join('/') };
}

/** The remote name as text again. Of one that was too long here, only its beginning is known. */
export const remoteName = (local: string): string =>
  local.replace(/(?:%[0-9A-F]{2})+/g, (odd) => Buffer.from(odd.replaceAll('%', ''), 'hex').toString('utf8'));

/** All bytes of a path in plain ASCII, and back: how a state file spells remote names. */
export const spell = (remote: RawPath): string =>
  remote.replace(/[^\w./@+=,-]/g, (byte) => percent(byte.charCodeAt(0)));

export const unspell = (spelled: string): RawPath =>
  rawPath(
    Buffer.from(
      spelled.replace(/%([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ),
  );

const LONGEST = 255;

function encodePart(part: string): string {
  const bytes = bytesOf(part as RawPath);
  const text = bytes.toString('utf8');
  // Not UTF-8: there is no text to keep.
  if (!Buffer.from(text, 'utf8').equals(bytes))
    return part.replace(/[^\w.@+=,-]/g, (byte) => percent(byte.charCodeAt(0)));
  return text.replace(ODD, (found) => [...Buffer.from(found, 'utf8')].map(percent).join(''));
}

// What a terminal, a shell or another file system could take for something else.
const ODD = /[%\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

// `%~` is written by nobody else.
function fitting(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const hash = createHash('sha256').update(name).digest('hex');
  return `${Buffer.from(name)
    .subarray(0, 100)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')}%~${hash}.jsonl`;
}
