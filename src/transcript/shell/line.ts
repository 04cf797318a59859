import {
  type AndOr,
  type Command,
  forEachChild,
  type Pipeline,
  parse,
  type Statement,
  type SyntaxNode,
} from 'unbash';
import { type ExitOptions, optionsFrom, passesExitCode, UNSET } from './exit-code.js';
import { readPlainLine } from './plain-line.js';
import { isRedirected } from './redirect.js';
import { roleOf, type ShellLine, type ShellStep } from './step.js';
import { peel, programName } from './wrapper.js';

/** Reads a command line into the programs that it starts, in order. */
export const readLine = (text: string, plain = readPlainLine): ShellLine => {
  const reading: Reading = {
    steps: [],
    masks: false,
    options: UNSET,
    substitutes: SUBSTITUTION.test(text),
  };
  const start = { filters: false, substituted: false, depth: 0 };
  const statements = reading.substitutes ? undefined : plain(text);
  if (statements === undefined) readText(text, start, reading);
  else readStatements(statements, start, reading);
  return { steps: reading.steps, masksExitCode: reading.masks };
};

/** What is known of the line so far. */
interface Reading {
  readonly steps: ShellStep[];
  masks: boolean;
  options: ExitOptions;
  /** Most lines have no `$(…)`: their words need no second look. */
  readonly substitutes: boolean;
}

/** Where in it a node stands. */
interface Position {
  readonly filters: boolean;
  readonly substituted: boolean;
  readonly depth: number;
}

/** Whether some program in a node does work, so that losing its exit code loses something. */
type Works = boolean;

/** Of shells in substitutions in shells; what is deeper is not looked at. */
const DEEPEST = 12;

const readText = (text: string, at: Position, reading: Reading): Works =>
  at.depth < DEEPEST && readStatements(parse(text).commands, at, reading);

const readStatements = (statements: readonly Statement[], at: Position, reading: Reading): Works => {
  let works = false;
  let losable = false;
  for (const statement of statements) {
    if (losable && !passesExitCode(statement.command)) reading.masks = true;
    const here = readNode(statement.command, at, reading);
    if (here && statement.background === true) reading.masks = true;
    losable = (losable || here) && !reading.options.errexit;
    works ||= here;
  }
  return works;
};

/** Any node of the tree; those without a rule of their own are what their children are. */
const readNode = (node: SyntaxNode, at: Position, reading: Reading): Works => {
  switch (node.type) {
    case 'Command':
      return readCommand(node, at, reading);
    case 'Pipeline':
      return readPipeline(node, at, reading);
    case 'AndOr':
      return readAndOr(node, at, reading);
    case 'CompoundList':
      return readStatements(node.commands, { ...at, filters: false }, reading);
    case 'Script':
      return at.depth < DEEPEST && readStatements(node.commands, substitutedAt(at), reading);
    case 'If':
    case 'Elif':
      if (readNode(node.clause, at, reading)) reading.masks = true;
      return readChildren(node, at, reading, node.clause);
    case 'For':
    case 'ArithmeticFor':
    case 'While':
    case 'Select':
      return readLoop(node, at, reading);
    case 'Word':
    case 'Assignment':
      return SUBSTITUTION.test(node.text) && readChildren(node, at, reading);
    default:
      return readChildren(node, at, reading);
  }
};

const SUBSTITUTION = /[$<>]\(|`/;

const substitutedAt = (at: Position): Position => ({
  filters: false,
  substituted: true,
  depth: at.depth + 1,
});

const readChildren = (node: SyntaxNode, at: Position, reading: Reading, except?: SyntaxNode): Works => {
  let works = false;
  forEachChild(node, (child) => {
    if (child !== except && readNode(child, at, reading)) works = true;
  });
  return works;
};

const readAndOr = (node: AndOr, at: Position, reading: Reading): Works => {
  let works = false;
  for (const [index, command] of node.commands.entries()) {
    if (works && node.operators[index - 1] === '||' && !passesExitCode(command)) reading.masks = true;
    works = readNode(command, at, reading) || works;
  }
  return works;
};

const readPipeline = (node: Pipeline, at: Position, reading: Reading): Works => {
  let works = false;
  for (const [index, command] of node.commands.entries()) {
    if (works && !reading.options.pipefail) reading.masks = true;
    works = readNode(command, { ...at, filters: at.filters || index > 0 }, reading) || works;
  }
  if (works && node.prefixes.some((prefix) => prefix.type === 'Negation')) reading.masks = true;
  return works;
};

/** A loop ends with the exit code of its last round; those before are lost. */
const readLoop = (node: SyntaxNode, at: Position, reading: Reading): Works => {
  const works = readChildren(node, at, reading);
  if (works && !reading.options.errexit) reading.masks = true;
  return works;
};

/** A simple command: first the programs in its substitutions, then itself. */
const readCommand = (node: Command, at: Position, reading: Reading): Works => {
  const inside = reading.substitutes && readChildren(node, at, reading);
  if (node.name === undefined) return inside;
  if (inside) reading.masks = true;
  const words = [
    node.name.value,
    ...node.args.map((word) => (word.type === 'Word' ? word.value : word.text)),
  ];
  if (/^set(?:opt)?$/.test(node.name.value)) reading.options = optionsFrom(words, reading.options);
  const peeled = peel(words);
  if (peeled.script !== undefined) return readScript(peeled.words, peeled.script, at, reading);
  const step = {
    program: programName(peeled.words[0]),
    args: peeled.words.slice(1),
    filters: at.filters && !peeled.takesFiles,
    substituted: at.substituted,
    redirected: isRedirected(node),
  };
  const role = roleOf(step);
  reading.steps.push({ ...step, role });
  return role === 'work' || role === 'preparation';
};

/** `eval` runs its text in this shell, `bash -c` in one with options of its own. */
const readScript = (starter: readonly string[], text: string, at: Position, reading: Reading): Works => {
  const { options } = reading;
  const deeper = { ...at, depth: at.depth + 1 };
  if (starter[0] === 'eval') return readText(text, deeper, reading);
  reading.options = optionsFrom(starter, UNSET);
  const works = readText(text, deeper, reading);
  reading.options = options;
  return works;
};
