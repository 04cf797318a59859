import type { Span } from './span.js';

/** A home folder of anyone, known or not. */
export interface HomeSpan extends Span {
  readonly owner: string;
  /** What stays in front of the owner: '~', or the start of an encoded project folder. */
  readonly prefix: string;
}

/** Known names, since a project folder spells `jane.doe` as `jane-doe` and shows no end of the name. */
export function homeFinder(names: readonly string[]): (text: string) => readonly HomeSpan[] {
  const home = homePattern(names);
  return (text) =>
    [...text.matchAll(home)].flatMap((found) => {
      const { windows, wsl, posix, encoded, prefix, folder } = found.groups ?? {};
      const owner = windows ?? wsl ?? posix ?? encoded ?? folder ?? '';
      if (NOBODYS.has(owner)) return [];
      const end = found.index + found[0].length;
      return [{ start: found.index, end, rule: 'home', definite: false, owner, prefix: prefix ?? '~' }];
    });
}

/** Folders beside the homes, in which nobody lives. */
const NOBODYS = new Set(['Shared', 'Public', 'Default', 'All Users', 'linuxbrew']);

const NO_NAME = String.raw`\s/\\:"'<>|*?,;()\[\]{}$%\x60‹›&=#@…`;
const NAME = `[^${NO_NAME}]{0,63}[^${NO_NAME}.!]`;
const SPACED = `[^${NO_NAME}]{1,40}(?: [^${NO_NAME}]{1,40}){0,2}`;

function homePattern(names: readonly string[]): RegExp {
  const folders = [...new Set(names.filter((name) => /^[A-Za-z0-9-]+$/.test(name)))]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => `${name}(?![A-Za-z0-9])|`);
  return new RegExp(
    [
      // C:\Users\Jane Doe\…, also escaped and with slashes; a name with a space only before a separator.
      String.raw`(?<![A-Za-z])[A-Z]:[\\/]{1,4}Users[\\/]{1,4}(?<windows>${SPACED}(?=[\\/])|${NAME})`,
      String.raw`\\{2,4}wsl(?:\$|\.localhost)\\{1,4}[\w.-]{1,40}\\{1,4}home\\{1,4}(?<wsl>${NAME})`,
      String.raw`(?:(?<![\w~.])/(?:(?:host_)?mnt/)?[a-z]|(?<![\w~.])/(?:var|export|private|data|nfs|host_mnt|System/Volumes/Data)|(?<![\w~.]))/(?:home|Users)/(?<posix>${NAME})`,
      String.raw`%2F(?:home|Users)%2F(?<encoded>[\w.-]{1,64})`,
      String.raw`(?<![A-Za-z0-9])(?<prefix>(?:[A-Z]-)?-(?:home|Users)-)(?<folder>${folders.join('')}[A-Za-z0-9_]{1,64})`,
    ].join('|'),
    'giu',
  );
}
