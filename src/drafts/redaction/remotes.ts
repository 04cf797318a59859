import { PERSON } from '../../findings/replacement.js';
import { isNobody } from './logins.js';
import type { Span } from './span.js';

/** Account and host of `user@host`, where the command, the URL or the account makes a host of what follows the `@`. */
export function remoteSpans(text: string): readonly Span[] {
  const targets = [...text.matchAll(COMMAND)].flatMap(({ index, 0: words }) => places(words, TARGET, index));
  return [...targets, ...places(text, URL, 0), ...places(text, OF_PERSON, 0)];
}

const ACCOUNT = String.raw`(?<account>[a-z_][\w.-]{0,31})`;
const HOST = String.raw`(?<host>[a-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){0,8})(?![\w@])`;

/** Up to where the next command begins. */
const COMMAND =
  /(?<![\w./@-])(?:auto)?(?:ssh|scp|sftp|rsync|mosh|sshfs|ssh-copy-id)\s(?:[^\n|;&\\]|\\[^|;&]){1,400}/g;
const TARGET = new RegExp(String.raw`(?<=[\s"',=])${ACCOUNT}@${HOST}`, 'gi');
const URL = new RegExp(
  String.raw`(?<![\w-])(?:git\+)?(?:ssh|sftp|scp|rsync)://(?:${ACCOUNT}(?::[^\s/@]{0,80})?@|[^\s/@]{1,80}@)?${HOST}`,
  'gi',
);
/** Behind what stands for a person already, or an account that no package is called like. */
const OF_PERSON = new RegExp(
  String.raw`(?<![\w.%+@/:-])(?:${PERSON}|root|ec2-user|azureuser|www-data)@${HOST}`,
  'gi',
);

function places(text: string, pattern: RegExp, offset: number): readonly Span[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: found, groups }) => {
    const { account = '', host = '' } = groups ?? {};
    if (isSpared(host)) return [];
    const end = offset + index + found.length;
    const machine = { start: end - host.length, end, rule: 'host', definite: false };
    if (account === '' || account === 'git' || isNobody(account)) return [machine];
    const start = offset + index + found.indexOf(account);
    return [{ start, end: start + account.length, rule: 'name', definite: false }, machine];
  });
}

const isSpared = (host: string): boolean => SPARED.some((pattern) => pattern.test(host));

const SPARED = [
  // Public forges and examples.
  /(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|sr\.ht|azure\.com|visualstudio\.com)$/i,
  /^(?:hostname|host|server|remote|localhost)$|(?:^|\.)example(?:\.(?:com|org|net))?$/i,
  // Addresses, versions and tags of packages.
  /^v?\d+(?:\.[\w-]+)*$|^sha\d+$/i,
  /^(?:latest|next|beta|alpha|canary|nightly|stable|rc|dev|main|master|head|workspace|local|git|npm|file)$/i,
];
