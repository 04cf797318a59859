import { isNobody } from './logins.js';
import type { Span } from './span.js';

/** Names of anyone, known or not, where a text says itself that they are names. */
export function saidNames(text: string): readonly Span[] {
  return SHAPES.flatMap(({ rule, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: found, groups }) => {
      const { before = '', name = '' } = groups ?? {};
      if (name === '' || isNobody(name) || PROGRAMS.test(name)) return [];
      const start = index + found.indexOf(before) + before.length;
      return [{ start, end: start + name.length, rule, definite: false }];
    }),
  );
}

/** They sign commits, and it matters that they did. */
const PROGRAMS = /^(?:claude|github|gitlab|dependabot|renovate|copilot|codex|cursor|none)\b|\[bot\]/i;

interface Shape {
  readonly rule: 'name' | 'host';
  /** `before` is what stands between the beginning and the name. */
  readonly pattern: RegExp;
}

const SHAPES: readonly Shape[] = [
  // Author: Jane Doe <…>, also of trailers.
  {
    rule: 'name',
    pattern:
      /^(?<before>[ \t*>|]{0,8}(?:author|committer|tagger|merged by|co-authored-by|signed-off-by|reviewed-by|acked-by|tested-by|reported-by|suggested-by|helped-by):[ \t]{1,8})(?<name>[^<>\n‹›]{2,60}?)(?=[ \t]*[<‹])/gim,
  },
  // -rw-r--r--  1 jane staff  288 …
  {
    rule: 'name',
    pattern:
      /(?<![^\s])(?<before>[dlcbps-][rwxsStT-]{9}[.+@]?[ \t]+\d+[ \t]+)(?<name>[A-Za-z_][\w.-]{1,31})(?=[ \t]+\S+[ \t]+\d)/g,
  },
  // Its group, where that is its owner's own.
  {
    rule: 'name',
    pattern:
      /(?<![^\s])(?<before>[dlcbps-][rwxsStT-]{9}[.+@]?[ \t]+\d+[ \t]+(?<owner>[A-Za-z_][\w.-]{1,31})[ \t]+)(?<name>\k<owner>)(?=[ \t]+\d)/g,
  },
  {
    rule: 'name',
    pattern: /(?<![\w$])(?<before>(?:USER|LOGNAME|USERNAME)=)(?<name>[A-Za-z_][\w.-]{1,31})(?![\w(/$-])/g,
  },
  {
    rule: 'host',
    pattern:
      /(?<![\w$])(?<before>(?:HOSTNAME|COMPUTERNAME|HOST)=)(?<name>[A-Za-z_][\w-]{1,62})(?![\w(/$.:-])/g,
  },
  { rule: 'name', pattern: /\b(?<before>uid=\d{1,10}\()(?<name>[A-Za-z_][\w.-]{1,31})(?=\))/g },
  // … gid=1000(jane) groups=1000(jane)
  {
    rule: 'name',
    pattern:
      /(?<before>(?:gid=|groups=|,)\d{1,10}\()(?<name>[A-Za-z_][\w.-]{1,31})(?=\))(?<=uid=\d{1,10}\(\k<name>\)[^\n]{0,400})/g,
  },
  // What sudo says.
  {
    rule: 'name',
    pattern:
      /(?<before>\[sudo\] password for |\bSorry, user )(?<name>[A-Za-z_][\w.-]{1,31})(?=:| is not allowed to | may not run )/g,
  },
  {
    rule: 'name',
    pattern:
      /(?<![\w.-])(?<before>)(?<name>(?!(?:it|he|she|they|this|that|which|who|name)\b)[A-Za-z_][\w.-]{1,31})(?= is not in the sudoers file\.)/g,
  },
  // jane@10.0.0.5, which is no address of mail.
  {
    rule: 'name',
    pattern:
      /(?<![\w.%+@/:-])(?<before>)(?<name>(?!git@)[A-Za-z_][\w.-]{1,31})(?=@\d{1,3}(?:\.\d{1,3}){3}(?![\d.]))/g,
  },
  // Janes-MacBook-Pro:src jane$
  {
    rule: 'host',
    pattern: /^(?<before>)(?<name>[A-Za-z][\w-]{1,62})(?=:(?:~|[\w./-]+) [a-z_][\w.-]{0,31}[$#](?:\s|$))/gm,
  },
  {
    rule: 'name',
    pattern: /^(?<before>[A-Za-z][\w-]{1,62}:(?:~|[\w./-]+) )(?<name>[a-z_][\w.-]{0,31})(?=[$#](?:\s|$))/gm,
  },
];
