import { gather } from '../gather.js';
import { compareCodePoints } from '../transcript/code-point.js';
import { maskValues } from '../transcript/failure/mask-values.js';
import { ANY_WORD, clustersByText, type DrainOptions, type DrainState, forget, learn } from './drain.js';
import { maskReplacements } from './replacement.js';
import type { UnknownError } from './unknown-errors.js';

/** Errors that no rule explains and that a person would call the same. Redacted but for `source`. */
export interface ErrorTemplate {
  /** Values are what they are, such as `<path>`; words that differ are `<*>`. */
  readonly text: string;
  readonly count: number;
  readonly sessions: number;
  readonly users: number;
  /** Most frequent wording first. */
  readonly examples: readonly ErrorExample[];
}

export interface ErrorExample {
  readonly line: string;
  readonly tool: string;
  readonly family: string | undefined;
  readonly exitCode: number | undefined;
  /** The line as it was, to try patterns on. Never printed. */
  readonly source: string;
}

/** What one session had of them. */
export interface UnknownInSession {
  readonly session: string;
  readonly user: string;
  readonly unknown: readonly UnknownError[];
}

export interface Mined {
  /** Largest first. */
  readonly templates: readonly ErrorTemplate[];
  /** To be kept for the next run. */
  readonly state: DrainState;
}

/** Texts that a state remembers; more than a team has in years. */
const REMEMBERED = 10_000;
const EXAMPLES = 5;

/** Joins what belongs together. `clean` takes out secrets and names, before anything is masked or remembered. */
export function mine(
  sessions: readonly UnknownInSession[],
  known: DrainState,
  options: DrainOptions,
  clean: (text: string) => string,
): Mined {
  const wordings = wordingsOf(sessions, clean);
  const texts = [...new Set(wordings.map(({ text }) => text))];
  const state = learn(known, texts, options);
  const clusters = clustersByText(state);
  const joined = gather(wordings, ({ text }) => clusters.get(text));
  const templates = [...joined].flatMap(([cluster, all]) =>
    cluster === undefined ? [] : [templateOf(cluster.words.join(' '), all)],
  );
  const used = new Set(joined.keys());
  return {
    templates: templates.sort(largestFirst),
    state: forget(state, REMEMBERED, (one) => used.has(one)),
  };
}

/** Errors of all sessions whose failing lines are the same but for their values. */
interface Wording {
  readonly text: string;
  readonly count: number;
  readonly sessions: readonly string[];
  readonly users: readonly string[];
  readonly example: ErrorExample;
}

function wordingsOf(
  sessions: readonly UnknownInSession[],
  clean: (text: string) => string,
): readonly Wording[] {
  const found = sessions.flatMap(({ session, user, unknown }) =>
    unknown.map((error) => ({ session, user, error })),
  );
  const wordings = [...gather(found, ({ error }) => error.template).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const example = exampleOf(first.error, clean);
    return [
      {
        text: maskValues(maskReplacements(example.line)),
        count: all.reduce((sum, { error }) => sum + error.count, 0),
        sessions: all.map(({ session }) => session),
        users: all.map(({ user }) => user),
        example,
      },
    ];
  });
  // The order decides what is joined with what, so it must not depend on that of the files.
  return wordings
    .filter(({ text }) => text !== '')
    .sort(
      (a, b) =>
        b.count - a.count ||
        compareCodePoints(a.text, b.text) ||
        compareCodePoints(a.example.source, b.example.source),
    );
}

function exampleOf(
  { line, tool, family, exitCode }: UnknownError,
  clean: (text: string) => string,
): ErrorExample {
  return {
    line: clean(line).replace(/\s+/g, ' ').trim(),
    tool: clean(tool),
    family: family === undefined ? undefined : clean(family),
    exitCode,
    source: line,
  };
}

function templateOf(text: string, wordings: readonly Wording[]): ErrorTemplate {
  return {
    text,
    count: wordings.reduce((sum, { count }) => sum + count, 0),
    sessions: new Set(wordings.flatMap(({ sessions }) => sessions)).size,
    users: new Set(wordings.flatMap(({ users }) => users)).size,
    examples: wordings.slice(0, EXAMPLES).map(({ example }) => example),
  };
}

const largestFirst = (a: ErrorTemplate, b: ErrorTemplate): number =>
  b.count - a.count ||
  b.sessions - a.sessions ||
  b.users - a.users ||
  Number(a.text.includes(ANY_WORD)) - Number(b.text.includes(ANY_WORD)) ||
  compareCodePoints(a.text, b.text);
