import { failedTest } from './failure/failed-test.js';
import { maskNumbers, maskValues } from './failure/mask-values.js';
import { isFrame, isNoise, isWrapper, specificity } from './failure/weight.js';
import { onOneLine, plainText } from './plain-text.js';

/** The line of an output that a person would quote; undefined where no line says anything. */
export const failingLine = (text: string): string | undefined => {
  const lines = linesOf(text);
  const chosen =
    failedTest(lines) ?? lastRaised(lines) ?? mostSpecific(lines.filter((line) => !isNoise(line)));
  return chosen === undefined ? undefined : cleaned(chosen);
};

/** The failing line with its values masked: equal for equal causes, on every machine. */
export const template = (text: string): string | undefined => lineTemplate(failingLine(text));

/** The template of a failing line that is known already. */
export const lineTemplate = (line: string | undefined): string | undefined =>
  line === undefined ? undefined : maskValues(line);

/** The failing line without its numbers: equal where the same error comes back. */
export const sameLine = (line: string | undefined): string | undefined =>
  line === undefined ? undefined : maskNumbers(line);

/** Letters that are looked at, half from either end: causes stand at the beginning, results at the end. */
const CONSIDERED = 64 * 1024;
const LONGEST_LINE = 400;

const linesOf = (text: string): readonly string[] => {
  const cut =
    text.length > CONSIDERED ? `${text.slice(0, CONSIDERED / 2)}\n${text.slice(-CONSIDERED / 2)}` : text;
  return plainText(cut)
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE).replaceAll(HARNESS, '').replace(PRINTER, ''))
    .filter((line) => line.trim() !== '');
};

/** The harness puts it around some errors and not around others. */
const HARNESS = /<\/?tool_use_error>/g;

/** `[lint:go] …`, `┃ …`, a spinner: who prints, not what. Words of log levels stay. */
const PRINTER =
  /^\s*(?:\[(?!(?:error|fatal|failed|warn|warning|info|debug|started|completed|skipped)\])[a-z][\w:.@/-]*\] |[┃│|]\s+|[\u2800-\u28ff]+\s*)/i;

/** A Python traceback names its cause in its last line. */
const lastRaised = (lines: readonly string[]): string | undefined => {
  const start = lines.findLastIndex((line) => TRACEBACK.test(line));
  if (start < 0) return undefined;
  return lines.slice(start + 1).find((line) => /^\S/.test(line) && EXCEPTION.test(line));
};

const TRACEBACK = /^\s*Traceback \(most recent call last\)/;
const EXCEPTION = /^(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning|Timeout|NotFound)?(?::|$)/;

const mostSpecific = (lines: readonly string[]): string | undefined =>
  best(lines.filter((line) => !isWrapper(line) && !isFrame(line))) ??
  best(lines.filter(isWrapper)) ??
  lines.find((line) => !isWrapper(line) && !isFrame(line)) ??
  lines[0];

/** The first of the most specific lines; undefined if none speaks of a failure. */
const best = (lines: readonly string[]): string | undefined => {
  let chosen: string | undefined;
  let highest = 0;
  for (const line of lines) {
    const weight = specificity(line);
    if (weight > highest) [chosen, highest] = [line, weight];
  }
  return chosen;
};

/** Of an error that is written as JSON, its message. */
const cleaned = (line: string): string => {
  const message = /^\s*\{.*?"message"\s*:\s*"((?:[^"\\]|\\.)+)/.exec(line)?.[1];
  return onOneLine(message ?? line);
};
