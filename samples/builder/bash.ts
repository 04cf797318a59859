import { type Answer, answer, call, type OpenCall, refusal } from './call.js';
import { enqueue, takeQueued } from './queue.js';
import type { Thread } from './thread.js';
import { tick } from './ticks.js';
import * as words from './words.js';

interface Timing {
  /** Seconds from its start to its result. */
  readonly took?: number;
  /** Seconds between the call and its start: a person approves. */
  readonly wait?: number;
  readonly description?: string;
  /** What the agent says in the same message. */
  readonly lead?: string;
  /** Prints nothing before its end. */
  readonly silent?: true;
  /** What the person types while it runs. */
  readonly queued?: string;
}

/** How a shell command ends. */
export type BashEnd =
  | { readonly prints: string; readonly meaning?: string }
  | { readonly fails: string; readonly exit?: number }
  | { readonly rejected: true | string }
  | { readonly interrupted: string }
  | { readonly denied: string }
  | { readonly background: string }
  | { readonly cancelled: true }
  | { readonly unfinished: true };

export type Bash = BashEnd & Timing;

/** Runs one shell command: the call, the wait, the ticks of its version, the result. */
export function bash(thread: Thread, command: string, options: Bash): void {
  const description = options.description ?? describe(command);
  const open = call(thread, 'Bash', { command, description }, options.lead);
  thread.pass(options.wait ?? 0.05);
  const startedAt = thread.now;
  const took = options.took ?? 0.3 + thread.random.fraction();
  if (runs(options)) {
    if (options.queued !== undefined) enqueue(thread, options.queued, startedAt + took * 400);
    tick(thread, open, { startedAt, took, output: options.silent ? '' : outputOf(options) });
    thread.now = startedAt + Math.round(took * 1000) + thread.random.between(20, 400);
  }
  if ('unfinished' in options) return;
  answer(thread, open, resultOf(thread, options));
  if ('rejected' in options && options.rejected === true) marker(thread, ' for tool use');
  if ('interrupted' in options) marker(thread, ' for tool use');
  if (options.queued !== undefined) takeQueued(thread, options.queued);
}

/** The record that says that the person pressed Escape. */
export function marker(thread: Thread, what = ''): void {
  thread.pass(0.02);
  const text = `[Request interrupted by user${what}]`;
  thread.record({ type: 'user', message: { role: 'user', content: [{ type: 'text', text }] } });
}

function runs(options: Bash): boolean {
  return 'prints' in options || 'fails' in options || 'interrupted' in options || 'unfinished' in options;
}

function outputOf(options: Bash): string {
  if ('prints' in options) return options.prints;
  if ('fails' in options) return options.fails;
  return 'interrupted' in options ? options.interrupted : '';
}

function resultOf(thread: Thread, options: Exclude<Bash, { unfinished: true }>): Answer {
  if ('prints' in options) return success(thread, options.prints, options.meaning);
  if ('fails' in options) return failure(thread, options.fails, options.exit ?? 1);
  if ('rejected' in options) return words.rejected(options.rejected);
  if ('interrupted' in options) {
    return failure(thread, `${words.INTERRUPTED}${options.interrupted && `\n${options.interrupted}`}`, 137);
  }
  if ('denied' in options) return refusal(options.denied);
  if ('cancelled' in options) return words.CANCELLED;
  return inBackground(thread, options.background);
}

function success(thread: Thread, stdout: string, meaning: string | undefined): Answer {
  const content = stdout === '' ? '(Bash completed with no output)' : stdout;
  const more = {
    ...(meaning === undefined ? {} : { returnCodeInterpretation: meaning }),
    ...(thread.format.noOutputExpected ? { noOutputExpected: false } : {}),
  };
  const toolUseResult = { stdout, stderr: '', interrupted: false, isImage: false, ...more };
  return { content, toolUseResult, isError: false };
}

function failure(thread: Thread, text: string, exit: number): Answer {
  return refusal(thread.format.exitCodes ? `Exit code ${exit}\n${text}` : text);
}

function inBackground(thread: Thread, id: string): Answer {
  const content = `Command running in background with ID: ${id}. Output is being written to: /tmp/tasks/${id}.output`;
  const toolUseResult = { stdout: '', stderr: '', interrupted: false, isImage: false, backgroundTaskId: id };
  return { content, toolUseResult: { ...toolUseResult, ...noOutput(thread) }, isError: false };
}

const noOutput = (thread: Thread) => (thread.format.noOutputExpected ? { noOutputExpected: false } : {});

const describe = (command: string) => `Run ${command.split(/\s+/).slice(0, 3).join(' ')}`;

export type { OpenCall };
