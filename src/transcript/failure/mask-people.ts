/**
 * E-mail addresses, accounts at hosts, and hosts. They name who had a problem and not the problem; whoever has a list of
 * colleagues could try which of them a fingerprint was made of.
 */
export const PEOPLE: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\p{L}\p{N}._%+-])(?!(?:git|this|super|return)@)[\p{L}\p{N}._%+-]{1,64}@(?!v?\d+\.\d)(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?!(?:png|jpe?g|gif|webp|svg|ico|css|html?|[cm]?[jt]sx?|json|map|txt|ya?ml|service|socket|target|timer|mount|scope|slice)\b)\p{L}{2,24}(?![\p{L}\p{N}])/giu,
    '<email>',
  ],
  // What ssh says of a login, and what is told to ssh. `react@next` is a package.
  [
    /(?=[\w.-]{1,32}@)(?<=\b(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id)\s(?:[^\s@]{1,80}\s){0,6})(?!git@)[a-z_][\w.-]{0,31}@(?!v?\d)[a-z\d][\w-]{0,62}(?![\w./])/gi,
    '<user>@<host>',
  ],
  [
    /(?<![\w.%+@/:-])(?!git@)[a-z_][\w.-]{0,31}@(?!v?\d|(?:latest|next|beta|alpha|canary|nightly|stable|rc|dev)\b)[a-z\d][\w-]{0,62}(?=: |'s password)/gi,
    '<user>@<host>',
  ],
  [
    /(?<![\w.%+@/:-])(?:root|ec2-user|azureuser|www-data)@(?!v?\d)[a-z\d][\w-]{0,62}(?![\w./])/gi,
    '<user>@<host>',
  ],
  // One that many teams have says what was refused.
  [
    /(?<=(?<![\w.-])git@)(?!(?:github\.com|gitlab\.com|bitbucket\.org)\b)[a-z\d][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}(?=: )/gi,
    '<host>',
  ],
];

/** Hosts with two dots and more. Names of packages and properties have them too, but other ends. */
export const HOSTS: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\w.@/$<-])(?!(?:com|org|net|io|java|javax|jakarta|kotlin|android)\.)(?:[a-z\d](?:[a-z\d-]{0,62})\.){2,8}(?:com|net|org|io|dev|cloud|internal|local|localdomain|lan|corp|intra|intranet|edu|gov|info|eu|de|fr|nl|uk|ch|jp|cn|ru)(?![\w(]|[.-]\w)/g,
    '<host>',
  ],
];

/** A text without the addresses of people. */
export const withoutEmails = (text: string): string =>
  PEOPLE.slice(0, 1).reduce((masked, [pattern, kind]) => masked.replace(pattern, kind), text);
