import type { Random } from './random.js';
import type { Format } from './version.js';

export type Fields = Readonly<Record<string, unknown>>;

export interface Line {
  readonly record: Fields;
  /** The line end behind it is missing: the next record stands on the same line. */
  glued: boolean;
}

/** What stands on every record of one file. */
export interface Envelope {
  readonly sessionId: string;
  readonly version: string;
  readonly cwd: string;
  readonly gitBranch: string;
  readonly slug: string;
  /** A subagent's file. */
  readonly agentId: string | undefined;
}

/** One transcript file while it is written: its lines, its clock, and the record that comes before. */
export class Thread {
  readonly lines: Line[] = [];
  parent: string | null = null;
  /** Tokens in the context; grows with every message. */
  context = 14_000;

  readonly envelope: Envelope;
  readonly format: Format;
  readonly random: Random;
  /** Milliseconds since 1970. */
  now: number;

  constructor(envelope: Envelope, format: Format, random: Random, now: number) {
    this.envelope = envelope;
    this.format = format;
    this.random = random;
    this.now = now;
  }

  get timestamp(): string {
    return new Date(this.now).toISOString();
  }

  /** Lets time pass; a little noise keeps instants apart. */
  pass(seconds: number): void {
    this.now += Math.round(seconds * 1000) + this.random.between(1, 90);
  }

  /** A record of the conversation: it has a uuid and hangs off the one before, or off `parent`. */
  record(fields: Fields, parent: string | null = this.parent, uuid = this.random.uuid()): string {
    const { agentId, slug, ...envelope } = this.envelope;
    this.push({
      parentUuid: parent,
      isSidechain: agentId !== undefined,
      userType: 'external',
      ...(this.format.entrypoint ? { entrypoint: 'cli' } : {}),
      ...envelope,
      ...(agentId === undefined ? {} : { agentId }),
      ...(this.format.slug ? { slug } : {}),
      ...fields,
      uuid,
      timestamp: this.timestamp,
    });
    this.parent = uuid;
    return uuid;
  }

  /** A line beside the conversation, without uuid. */
  push(record: Fields): void {
    this.lines.push({ record, glued: false });
  }

  /** The file's text. A torn file ends in the middle of its last line. */
  text(torn: boolean): string {
    const whole = this.lines.map((line) => JSON.stringify(line.record) + (line.glued ? '' : '\n')).join('');
    return torn ? whole.slice(0, -Math.ceil(lastLineLength(whole) / 3)) : whole;
  }
}

function lastLineLength(text: string): number {
  return text.length - 1 - text.lastIndexOf('\n', text.length - 2);
}
