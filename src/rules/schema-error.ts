import type { z } from 'zod';
import { type RuleError, shown } from './rule-error.js';
import type { LineOf } from './yaml-line.js';

type Issue = z.core.$ZodIssue;

/** What was read, and where it is told which keys there are. */
interface Read {
  readonly value: unknown;
  readonly lineOf: LineOf;
  readonly reference: string;
}

/** Turns what the schema says into errors that the file's author can act on. */
export const schemaErrors = (issues: readonly Issue[], document: Read, file: string): readonly RuleError[] =>
  issues
    .flatMap((issue) => innermost(issue))
    .filter((issue, _, all) => !isOfWrongType(issue, all))
    .map((issue) => errorOf(issue, document, file));

/** A text where a list should be has a length, too: that is no second fault. */
const isOfWrongType = ({ code, path }: Issue, all: readonly Issue[]): boolean =>
  (code === 'too_big' || code === 'too_small') &&
  all.some((other) => other.code === 'invalid_type' && other.path.join('.') === path.join('.'));

/** In a union, the branch that the author meant: the one whose outer type fits. */
function innermost(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter((branch) => !branch.some(isOuterMismatch));
  const [branch] = meant;
  if (meant.length !== 1 || branch === undefined || branch.length === 0) return [issue];
  return branch.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] } as Issue));
}

const isOuterMismatch = (issue: Issue): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' ||
    issue.code === 'invalid_value' ||
    (issue.code === 'invalid_union' && issue.errors.every((branch) => branch.some(isOuterMismatch))));

function errorOf(issue: Issue, document: Read, file: string): RuleError {
  // A key that is wrong is what was found, not its value.
  const found = issue.code === 'invalid_key' ? issue.path.at(-1) : valueAt(document.value, issue.path);
  const path = issue.path.map(String).join('.');
  const base = { file, path, found: shown(found), hint: '' };
  if (issue.code !== 'unrecognized_keys') {
    return { ...base, line: document.lineOf(issue.path), expected: expectedBy(issue) };
  }
  const [key = ''] = issue.keys;
  return {
    ...base,
    line: document.lineOf(issue.path, key),
    path: [...issue.path.map(String), key].join('.'),
    expected: `no other keys than those ${ownerOf(found)}has`,
    found: issue.keys.map(shown).join(', '),
    hint: document.reference,
  };
}

const ownerOf = (value: unknown): string => {
  const { event, kind } = (value ?? {}) as { event?: unknown; kind?: unknown };
  const name = event ?? kind;
  return typeof name === 'string' ? `${name} ` : 'the format ';
};

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid') ? nameOf(issue.expected) : issue.message;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'invalid_union':
      return unionText(issue);
    case 'invalid_key':
      return issue.issues.map(expectedBy).join(', ');
    case 'too_small':
      return `at least ${issue.minimum} ${UNITS[issue.origin] ?? ''}`.trimEnd();
    case 'too_big':
      return `at most ${issue.maximum} ${UNITS[issue.origin] ?? ''}`.trimEnd();
    default:
      return issue.message;
  }
}

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'items' };
const nameOf = (type: string): string =>
  ({ array: 'a list', object: 'a mapping', string: 'a text', record: 'a mapping', int: 'a whole number' })[
    type
  ] ?? `a ${type}`;

function unionText(issue: Issue & { code: 'invalid_union' }): string {
  const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
  if (discriminator !== undefined && options !== undefined) return `${options.join(', ')}`;
  if (!issue.message.startsWith('Invalid')) return issue.message;
  const outer = issue.errors.flat().filter((inner) => inner.path.length === 0);
  return [...new Set(outer.map(expectedBy))].join(' or ') || issue.message;
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (node, segment) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, segment)
        ? (node as Record<PropertyKey, unknown>)[segment]
        : undefined,
    value,
  );
