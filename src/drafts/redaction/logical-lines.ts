/** What is searched as one line, and where it begins. */
export interface LogicalLine {
  readonly offset: number;
  readonly line: string;
}

/** Lines; a shell command continued with `\` is one, and a value of which the line above says what it is. */
export function* logicalLines(text: string): Generator<LogicalLine> {
  let from = 0;
  for (;;) {
    let end = text.indexOf('\n', from);
    while (isContinued(text, end) && end - from < LONGEST_COMMAND) end = text.indexOf('\n', end + 1);
    yield { offset: from, line: text.slice(from, end === -1 ? undefined : end) };
    if (end === -1) return;
    from = end + 1;
  }
}

const LONGEST_COMMAND = 16_384;

const isContinued = (text: string, lineEnd: number): boolean =>
  lineEnd > 0 &&
  (text[lineEnd - 1] === '\\' ||
    text.startsWith('\\\r', lineEnd - 2) ||
    (ENDS_HEAD.has(text[lineEnd - 1] ?? '') && BLOCK_HEAD.test(headOf(text, lineEnd))) ||
    (beginsValue(text, lineEnd + 1) && VALUE_HEAD.test(headOf(text, lineEnd))));

const LONGEST_HEAD = 120;
const headOf = (text: string, lineEnd: number): string =>
  text.slice(Math.max(0, lineEnd - LONGEST_HEAD), lineEnd);

const ENDS_HEAD = new Set('|>+-\r');
/** `password: |` */
const BLOCK_HEAD = /(?:pass|wort|pwd)[a-z]{0,6}["']?\s?:\s?[|>][+-]?\r?$/i;

/** `login app` of a `.netrc`, `- name: DB_PASSWORD`, `"Name": "DB_PASSWORD",` */
const VALUE_HEAD =
  /(?:login[ \t]+\S{1,64}|(?:name|key)["']?[ \t]?[:=][ \t]*["']?[\w./-]{1,80}["']?,?)[ \t]*\r?$/i;
const VALUE = /[ \t+-]*(?:\d{1,6}[→:|\t])?[ \t+-]*["']?(?:password|(?:parameter)?value)\b/iy;

function beginsValue(text: string, start: number): boolean {
  VALUE.lastIndex = start;
  return VALUE.test(text);
}
