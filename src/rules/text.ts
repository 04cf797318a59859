import { plainText } from '../transcript/plain-text.js';
import { type Subject, toSubject } from './expression.js';
import { foldCase } from './fold-case.js';
import { lazy } from './lazy.js';

/** A text as patterns see it: without ANSI codes, long ones cut to their ends. */
export interface ScannedText {
  readonly text: string;
  /** Lower-cased, for the literals. */
  readonly lower: () => string;
  readonly subject: () => Subject;
  /** What was asked of it before, by what was asked: several rules ask the same. */
  readonly answers: Map<unknown, boolean>;
}

/** What is kept of each end of a long text. */
const END_LENGTH = 32 * 1024;
const EDGE_LINES = 5;

/** Cuts first: what is thrown away need not be cleaned. */
export const cutText = (raw: string): string =>
  plainText(raw.length <= 2 * END_LENGTH ? raw : `${raw.slice(0, END_LENGTH)}\n${raw.slice(-END_LENGTH)}`);

export const scanText = (text: string): ScannedText => {
  const lower = lazy(() => foldCase(text));
  return { text, lower, subject: lazy(() => toSubject(text, lower())), answers: new Map() };
};

export const endOfLine = (text: string, start: number): number => {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
};

/** Where the first five and the last five lines begin; blank lines at the end are no lines. */
export const edgeLineStarts = (text: string): readonly number[] => {
  const end = text.trimEnd().length;
  const head = [0];
  for (let at = text.indexOf('\n'); at >= 0 && at < end && head.length < EDGE_LINES; ) {
    head.push(at + 1);
    at = text.indexOf('\n', at + 1);
  }
  const tail: number[] = [];
  for (let at = text.lastIndexOf('\n', end - 1); at >= 0 && tail.length < EDGE_LINES; ) {
    tail.push(at + 1);
    at = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
  }
  return [...new Set([...head, ...tail.reverse()])];
};
