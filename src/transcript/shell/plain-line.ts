import type { Statement } from 'unbash';

/**
 * The statements of a line that needs no parser: words, quotes without values, `&&`, `||`, `;`, `|` and redirections.
 * Most commands are no more, and this takes a fraction of the time. `undefined` for all others.
 */
export const readPlainLine = (text: string): readonly Statement[] | undefined => {
  const statements: Node[] = [];
  const line: Line = { text, at: 0 };
  take(line, BLANK);
  while (line.at < text.length) {
    const statement = andOr(line);
    if (statement === undefined) return undefined;
    statements.push({ type: 'Statement', command: statement });
    if (line.at < text.length && take(line, SEPARATOR) === undefined) return undefined;
  }
  return statements as unknown as readonly Statement[];
};

/** As much of the parser's nodes as is looked at. */
type Node = Readonly<Record<string, unknown>>;

interface Line {
  readonly text: string;
  at: number;
}

const take = (line: Line, token: RegExp): RegExpExecArray | undefined => {
  token.lastIndex = line.at;
  const found = token.exec(line.text);
  if (found === null) return undefined;
  line.at = token.lastIndex;
  return found;
};

const BLANK = /[ \t\n]*/y;
const SEPARATOR = /(?:;[ \t\n]*|\n[ \t\n]*)(?![;&|])/y;
const AND_OR = /(&&|\|\|)[ \t\n]*/y;
const PIPE = /\|(?![|&])[ \t\n]*/y;
const NO_OUTPUT = /(?:\d+>&\d|>&2|(?:2>{1,2}|<) ?[\w./-]+)(?=[ \t\n;|&]|$)[ \t]*/y;
const TO_FILE = /(?:1|&)?>{1,2} ?[\w./-]+(?=[ \t\n;|&]|$)[ \t]*/y;
/** Letters that mean nothing to a shell, or quotes in which nothing does. */
const WORD = /(?:[\w./:@%+,=^-]|"[^"$`\\!\n]*"|'[^'\n]*')+(?=[ \t\n;|&]|$)[ \t]*/y;

/** A line of one command is that command, as the parser has it. */
function andOr(line: Line): Node | undefined {
  const operators: string[] = [];
  const commands = [pipeline(line)];
  for (let next = take(line, AND_OR); next !== undefined; next = take(line, AND_OR)) {
    operators.push(next[1] ?? '');
    commands.push(pipeline(line));
  }
  if (commands.includes(undefined)) return undefined;
  return commands.length === 1 ? commands[0] : { type: 'AndOr', commands, operators };
}

function pipeline(line: Line): Node | undefined {
  const commands = [command(line)];
  while (take(line, PIPE) !== undefined) commands.push(command(line));
  if (commands.includes(undefined)) return undefined;
  return commands.length === 1 ? commands[0] : { type: 'Pipeline', prefixes: [], commands };
}

function command(line: Line): Node | undefined {
  const words: string[] = [];
  const redirects: Node[] = [];
  for (;;) {
    if (words.length > 0 && take(line, NO_OUTPUT) !== undefined) continue;
    if (words.length > 0 && take(line, TO_FILE) !== undefined) {
      redirects.push({ type: 'Redirect', operator: '>' });
      continue;
    }
    const word = take(line, WORD)?.[0].trimEnd();
    if (word === undefined) break;
    words.push(word);
  }
  if (words[0] === undefined || SPECIAL.test(words[0])) return undefined;
  const [name, ...args] = words.map((word) => ({
    type: 'Word',
    text: word,
    value: word.replace(QUOTED, '$1$2'),
  }));
  return { type: 'Command', name, args, redirects };
}

const QUOTED = /"([^"]*)"|'([^']*)'/g;
/** Words of the grammar, assignments, and programs whose arguments are. */
const SPECIAL =
  /=|["']|^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|select|function|in|time|coproc|export|declare|typeset|local|readonly|alias|let)$/;
