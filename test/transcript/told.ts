import { readTranscript } from '../../src/files/transcripts.js';
import { DEFAULT_GAP_LIMIT } from '../../src/timing/active.js';
import { type TimedSession, timeSession } from '../../src/timing/timed-session.js';
import { EVERYTHING } from '../../src/timing/window.js';
import { decode } from '../../src/transcript/decode.js';
import { type FileRecords, NO_LINES } from '../../src/transcript/file-records.js';
import type { JsonObject } from '../../src/transcript/json.js';
import type { TranscriptRecord } from '../../src/transcript/record.js';
import { buildSession, type Session } from '../../src/transcript/session.js';
import { collectedUserOf } from '../../src/transcript/session-unit.js';
import { type Instant, toInstant } from '../../src/units.js';
import { folder } from '../commands/program.js';

/** Noon of the day on which the stories of these tests play. */
export const NOON = Date.parse('2026-02-10T12:00:00Z');

/** `seconds` after noon. */
export const at = (seconds: number): Instant => toInstant(NOON + Math.round(seconds * 1000));
export const stamp = (seconds: number): string => new Date(at(seconds)).toISOString();

export const SESSION = '11111111-2222-4333-8444-555555555555';

/** A transcript told record by record; each is a second after the one before unless it says `s` (seconds after noon). */
export class Told {
  readonly objects: JsonObject[] = [];
  readonly #base: JsonObject;
  readonly #prefix: string;
  #now = -1;
  #parent: string | null = null;

  constructor(base: JsonObject = {}, prefix = 'r') {
    this.#base = { sessionId: SESSION, cwd: '/home/ada/src/ferry', version: '2.1.37', ...base };
    this.#prefix = prefix;
  }

  record(fields: JsonObject & { readonly s?: number }): this {
    const { s = this.#now + 1, ...rest } = fields;
    this.#now = s;
    const uuid = `${this.#prefix}${this.objects.length}`;
    const whole = { ...this.#base, uuid, parentUuid: this.#parent, timestamp: stamp(s), ...rest };
    this.objects.push(Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)));
    this.#parent = (whole.uuid as string | undefined) ?? this.#parent;
    return this;
  }

  /** A `user` record with this content. */
  user(content: unknown, more: JsonObject = {}): this {
    return this.record({ type: 'user', message: { role: 'user', content }, ...more });
  }

  says(text: string, more: JsonObject = {}, message: JsonObject = {}): this {
    const content = [{ type: 'text', text }];
    return this.record({ type: 'assistant', message: { role: 'assistant', content, ...message }, ...more });
  }

  call(id: string, more: JsonObject = {}, name = 'Bash', input: JsonObject = { command: `run ${id}` }): this {
    const content = [{ type: 'tool_use', id, name, input }];
    return this.record({ type: 'assistant', message: { role: 'assistant', content }, ...more });
  }

  result(id: string, text = 'done', more: JsonObject = {}): this {
    const { is_error, ...rest } = more;
    const block = { type: 'tool_result', tool_use_id: id, content: text, is_error };
    return this.user([block], rest);
  }

  /** A heartbeat of `parent`; `number` is that of `bash-progress-N`. */
  tick(parent: string, number: number, elapsed: number, more: JsonObject = {}): this {
    return this.record({
      type: 'progress',
      data: { type: 'bash_progress', elapsedTimeSeconds: elapsed, fullOutput: `${elapsed} s` },
      toolUseID: `bash-progress-${number}`,
      parentToolUseID: parent,
      ...more,
    });
  }

  /** A subagent's message repeated in the main file. */
  embedded(parent: string, agentId: string, message: JsonObject, more: JsonObject = {}): this {
    return this.record({
      type: 'progress',
      data: { type: 'agent_progress', agentId, message },
      parentToolUseID: parent,
      ...more,
    });
  }

  queue(operation: string, content?: string, more: JsonObject = {}): this {
    return this.record({ type: 'queue-operation', operation, content, uuid: undefined, ...more });
  }

  queuedCommand(prompt: unknown, more: JsonObject = {}): this {
    return this.record({ type: 'attachment', attachment: { type: 'queued_command', prompt, ...more } });
  }

  get text(): string {
    return this.objects.map((object) => `${JSON.stringify(object)}\n`).join('');
  }

  records(file = 0): readonly TranscriptRecord[] {
    return this.objects.map((object, index) => decode(object, file, index + 1));
  }

  file(path = `ada/2026-02-10_${SESSION}.jsonl`, role: FileRecords['role'] = 'main', index = 0): FileRecords {
    return { role, path, records: this.records(index), lines: NO_LINES };
  }

  session(): Session {
    return sessionOf([this.file()]);
  }

  timed(): TimedSession {
    return timeSession(this.session(), DEFAULT_GAP_LIMIT, EVERYTHING);
  }
}

export const sessionOf = (
  files: readonly FileRecords[],
  foreign: ReadonlySet<string> = new Set(),
  id = SESSION,
): Session => buildSession({ id, host: 'local', userOf, excludedForks: 0, files }, foreign, 'runner');

const userOf = (path: string) => collectedUserOf(path, 'root');

/** Rows of `prompts[]`: class and text, in file order. */
export const classesIn = (told: Told): readonly (readonly [string, string])[] =>
  told.session().prompts.map((prompt) => [prompt.class, prompt.text] as const);

/** What reading a file of these bytes gives. */
export function read(bytes: string | Uint8Array, limit = 1 << 20): ReturnType<typeof readTranscript> {
  const root = folder({ 'a.jsonl': bytes });
  return readTranscript({ path: 'a.jsonl', role: 'main' }, 0, `${root}/a.jsonl`, limit);
}
