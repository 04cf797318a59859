import type { Span } from './span.js';

/** Addresses of people, also as a URL spells them; not `git@host:path`, `noreply@…` or `icon@2x.png`. */
export function emailSpans(text: string): readonly Span[] {
  if (!text.includes('@') && !text.includes('%40')) return [];
  return [...text.matchAll(EMAIL)].flatMap((found) => {
    if (NOBODYS.test(found[0]) || FILE_NAME.test(found[0])) return [];
    return [{ start: found.index, end: found.index + found[0].length, rule: 'email', definite: false }];
  });
}

const EMAIL =
  /(?<![\p{L}\p{N}._%+-]|:\/\/[^\s/@]{0,80}:)[\p{L}\p{M}\p{N}._%+-]{1,64}(?:@|%40)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/gu;
const NOBODYS = /^(?:git|no-?reply|donotreply)(?:@|%40)/i;
const FILE_NAME = /\.(?:png|jpe?g|gif|webp|svg|ico|css|html?|[cm]?[jt]sx?|json|map|txt|ya?ml|tgz|gz|zip)$/i;
