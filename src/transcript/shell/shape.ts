/** The command with its values replaced, white space folded, at most 200 letters: equal shapes are one command with other values. */
export const shapeOf = (text: string): string | undefined => {
  const bare = withoutHeredocs(text.slice(0, CONSIDERED)).replace(COMMENTS, '').replace(VALUES, placeholder);
  const folded = bare.replace(/\s+/g, ' ').trim().slice(0, LONGEST).trim();
  return folded === '' ? undefined : folded;
};

const COMMENTS = /^[ \t]*#.*$/gm;
/** Letters; a text that is cut inside quotes is quoted to its end. */
const CONSIDERED = 2000;
const LONGEST = 200;

/** Bodies first: they hold quotes that close nothing. A body without its end reaches to the end of the text. */
const withoutHeredocs = (text: string): string => {
  if (!text.includes('<<')) return text;
  return text.replace(
    /<<-?\s*\\?(['"]?)(\w+)\1([^\n]*)\n(?:[\s\S]*?\n)??[\t ]*\2(?![^\n])|<<-?\s*\\?['"]?\w+['"]?[^\n]*\n[\s\S]*$/g,
    (_, __, ___, rest) => `<<heredoc${typeof rest === 'string' ? rest : ''}\n`,
  );
};

/** One alternative per kind of value, tried in this order at each place; none overlaps itself, so it is linear. */
const VALUES = new RegExp(
  [
    /(?<quoted>"(?:[^"\\]|\\[\s\S])*(?:"|$)|'[^']*(?:'|$))/,
    /(?<url>\b[a-z][a-z\d+.-]{1,15}:\/\/[^\s"'<>|;&)]+)/,
    /(?<path>(?<![\w.@~/<>-])(?:~|\.{0,2})\/[^\s"'<>|;&()]*|(?<![\w.@~/<>-])[\w.@-]+\/[^\s"'<>|;&()]*)/,
    /(?<hash>\b(?=[a-f\d]*\d)[a-f\d]{7,64}\b)/,
    /(?<number>(?<!>&)\bv?\d+(?:\.\d+)*(?!>))/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gi',
);

const placeholder = (match: string): string => {
  if (/^["']/.test(match)) return '<text>';
  if (match.includes('://')) return '<url>';
  if (match.includes('/')) return '<path>';
  return /^v?[\d.]+$/.test(match) ? '<n>' : '<hash>';
};
