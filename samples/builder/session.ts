import { speak, textBlock } from './assistant.js';
import { type Bash, bash, marker } from './bash.js';
import { edit, grep, read, type ToolEnd, tool, write } from './file-tools.js';
import { forkOf } from './fork.js';
import { queuedThenSent, slashCommand, taskNotification, userRecord } from './prompt.js';
import { delegate, suggestion } from './subagent.js';
import { apiErrors, apiFailure, awaySummary, compact, turnEnd } from './system.js';
import type { Fields, Thread } from './thread.js';

/** A file of a collection: path below its root, and text. */
export interface SampleFile {
  readonly path: string;
  readonly text: string;
}

/** One session told step by step: each method adds what Claude Code would have written. */
export class Session {
  readonly #subagents: Thread[] = [];
  #turnStart: number;
  #torn = false;

  readonly user: string;
  readonly thread: Thread;

  constructor(user: string, thread: Thread) {
    this.user = user;
    this.thread = thread;
    this.#turnStart = thread.now;
  }

  get id(): string {
    return this.thread.envelope.sessionId;
  }

  get cwd(): string {
    return this.thread.envelope.cwd;
  }

  /** The person types. */
  prompt(text: string): this {
    this.thread.pass(25 + this.thread.random.fraction() * 190); // Reads what was done, thinks, types.
    this.#turnStart = this.thread.now;
    userRecord(this.thread, text);
    return this;
  }

  /** The agent says something and its turn goes on. */
  says(text: string): this {
    this.thread.pass(4 + this.thread.random.fraction() * 7);
    speak(this.thread, [textBlock(text)]);
    return this;
  }

  /** The agent's last words of a turn. */
  done(text: string): this {
    this.says(text);
    turnEnd(this.thread, this.#turnStart);
    return this;
  }

  bash(command: string, options: Bash): this {
    bash(this.thread, command, options);
    return this;
  }

  read(path: string, content: string): this {
    read(this.thread, this.inProject(path), content);
    return this;
  }

  edit(path: string, oldString: string, newString: string): this {
    edit(this.thread, this.inProject(path), oldString, newString);
    return this;
  }

  write(path: string, content: string): this {
    write(this.thread, this.inProject(path), content);
    return this;
  }

  grep(pattern: string, found: readonly string[]): this {
    grep(this.thread, pattern, found);
    return this;
  }

  tool(name: string, input: Fields, end: ToolEnd): this {
    tool(this.thread, name, input, end);
    return this;
  }

  /** The person presses Escape while the agent thinks. */
  interrupt(): this {
    this.thread.pass(5);
    marker(this.thread);
    return this;
  }

  /** Typed while the agent works, sent after it. */
  queuedPrompt(text: string): this {
    queuedThenSent(this.thread, text);
    return this;
  }

  taskNotification(taskId: string, summary: string): this {
    taskNotification(this.thread, taskId, summary);
    return this;
  }

  slash(name: string, args = '', printed = ''): this {
    this.thread.pass(3);
    slashCommand(this.thread, name, args, printed);
    return this;
  }

  compact(trigger: 'auto' | 'manual', summary = 'The earlier work is summarised here.'): this {
    compact(this.thread, trigger, summary);
    return this;
  }

  apiErrors(status: number, message: string, retries: number): this {
    apiErrors(this.thread, status, message, retries);
    return this;
  }

  apiFailure(text: string): this {
    apiFailure(this.thread, text);
    return this;
  }

  away(content: string): this {
    awaySummary(this.thread, content);
    return this;
  }

  /** Nothing happens for a while. */
  later(seconds: number): this {
    this.thread.pass(seconds);
    return this;
  }

  agent(description: string, prompt: string, report: string, work: (thread: Thread) => void): this {
    this.#subagents.push(delegate(this.thread, description, prompt, report, work));
    return this;
  }

  suggestion(): this {
    this.#subagents.push(suggestion(this.thread));
    return this;
  }

  /** A line without uuid and time, such as a title. */
  sidecar(record: Fields): this {
    this.thread.push({ ...record, sessionId: this.id });
    return this;
  }

  /** The line end behind the last record is lost. */
  glue(): this {
    const last = this.thread.lines.at(-1);
    if (last) last.glued = true;
    return this;
  }

  /** The file ends in the middle of its last line. */
  tear(): this {
    this.#torn = true;
    return this;
  }

  /** A second session that begins as a copy of this one. */
  fork(start: string): Session {
    return new Session(this.user, forkOf(this.thread, start));
  }

  files(): readonly SampleFile[] {
    const date = new Date(firstInstant(this.thread)).toISOString().slice(0, 10);
    const main = { path: `${this.user}/${date}_${this.id}.jsonl`, text: this.thread.text(this.#torn) };
    const subagents = this.#subagents.map((sub) => ({
      path: `${this.user}/${this.id}/subagents/agent-${sub.envelope.agentId}.jsonl`,
      text: sub.text(false),
    }));
    return [main, ...subagents];
  }

  inProject(path: string): string {
    return path.startsWith('/') ? path : `${this.cwd}/${path}`;
  }
}

/** A fork's file is named after the day on which it was made. */
function firstInstant(thread: Thread): number {
  const own = thread.lines.find(
    ({ record }) => record.timestamp !== undefined && record.forkedFrom === undefined,
  );
  return Date.parse(String(own?.record.timestamp));
}
