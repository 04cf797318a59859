/** The path that a failing line is about, as it stands there. */
export const failingPath = (line: string): string | undefined => {
  const text = line.slice(0, LONGEST).replace(URL, ' ');
  for (const pattern of PLACES) {
    const path = pattern.exec(text)?.groups?.path;
    if (path !== undefined && path.length > 1 && !WORDS.test(path)) return path.replace(/[.:,;]+$/, '');
  }
  return undefined;
};

const LONGEST = 1000;
const URL = /\b[a-z][a-z\d+.-]{1,15}:\/\/\S+/gi;
/** Two words with a stroke between, not a folder. */
const WORDS = /^(?:input\/output|and\/or|read\/write|i\/o|n\/a|\/\/+)$/i;

/** In this order: a place in a file, a quoted path, a path with a root, one with folders, a bare file name. Letters of any script. */
const PLACES: readonly RegExp[] = [
  /(?<path>(?:[A-Za-z]:)?[\p{L}\p{N}_.@~+/\\-]*\.\w{1,8})(?::\d+|\(\d+,\d+\))/u,
  /["'`‘](?<path>(?:[A-Za-z]:[\\/]|[~.]{0,2}\/)?[^"'`‘’\s]*[\\/][^"'`‘’]*)["'`’]/u,
  /(?<![\p{L}\p{N}_.<@-])(?<path>(?:[A-Za-z]:[\\/]|~?\/|\.{1,2}\/)[^\s"'`,;:()[\]{}<>]+)/u,
  /(?<![\p{L}\p{N}_<])(?<path>@?[\p{L}\p{N}_.+-]+\/[^\s"'`,;:()[\]{}<>]*)/u,
  /["'`‘](?<path>[\p{L}\p{N}_.-]+\.\w{1,8})["'`’]/u,
  /(?<path>(?<![\p{L}\p{N}_])[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.(?:[cm]?[jt]sx?|go|rs|py|rb|java|kt|swift|c|h|cc|cpp|cs|php|sh|sql|jsonl?|ya?ml|toml|lock|md|css|html|vue|txt|log|xml|env|ini|cfg|conf|proto|tf|csv))\b/iu,
];
