import { printablePath } from '../printable.js';
import type { RawPath } from '../raw-path.js';
import { remotePath, type SshSource } from '../source.js';
import { type RemoteListing, type Transport, TransportError } from '../transport.js';
import { type Dialect, dialectOf } from './dialect.js';
import { failureOf } from './failure.js';
import { helperMismatch } from './helper-check.js';
import { parseListing } from './listing.js';
import { skipToNonce, withoutStall } from './output.js';
import { type Patience, within } from './patience.js';
import { helperVersionCommand, type Nonce } from './remote-command.js';
import type { Execution, Exit, RemoteShell } from './remote-shell.js';

/** Reads files of a source by remote commands. Closing it closes the shell. */
export function shellTransport(
  source: SshSource,
  shell: RemoteShell,
  patience: Patience,
  nonce: Nonce,
): Transport {
  const context: Context = { source, shell, patience, nonce, dialect: dialectOf(source, nonce) };
  return {
    list: () => list(context),
    read: (file, offset, length) => read(context, file, offset, length),
    sha256: (file, length) => sha256(context, file, length),
    close: () => shell.close(),
  };
}

interface Context {
  readonly source: SshSource;
  readonly shell: RemoteShell;
  readonly patience: Patience;
  readonly nonce: Nonce;
  readonly dialect: Dialect;
}

async function list(context: Context): Promise<RemoteListing> {
  if (context.source.sudo === 'helper') await checkHelper(context);
  const { output, exit, complaint } = await collect(context, context.dialect.list());
  const { files, unreadable, status } = parseListing(output);
  const where = `${context.source.host}:${context.source.root}`;
  if (status === undefined) throw failureOf(exit, `${where}: the listing was cut`, complaint);
  if (unreadable > 0)
    throw new TransportError('protocol', `${where}: ${unreadable} entries of the listing make no sense`);
  if (status === 0) return { files, gap: undefined };
  if (files.length === 0) throw context.dialect.listingFailure(where, status, complaint);
  return { files, gap: complaint || `the listing ended with status ${status}` };
}

async function checkHelper(context: Context): Promise<void> {
  const { source, nonce } = context;
  const { output, exit, complaint } = await collect(context, helperVersionCommand(nonce));
  if (exit.kind !== 'status') throw failureOf(exit, `${source.host}: the helper did not answer`, complaint);
  if (exit.status !== 0)
    throw context.dialect.listingFailure(`${source.host}:${source.root}`, exit.status, complaint);
  const mismatch = helperMismatch(source, output.toString('utf8'));
  if (mismatch !== undefined) throw mismatch;
}

async function* read(
  context: Context,
  file: RawPath,
  offset: number,
  length: number,
): AsyncGenerator<Uint8Array> {
  if (length === 0) return;
  const { command, bytesDecide } = context.dialect.read(file, offset, length);
  const execution = await context.shell.run(command);
  let received = 0;
  let dropped = 0;
  try {
    for await (const chunk of skipToNonce(
      withoutStall(execution.output, context.patience.stall),
      context.nonce,
    )) {
      const wanted = chunk.subarray(0, length - received);
      received += wanted.length;
      dropped += chunk.length - wanted.length;
      if (dropped > MOST_DROPPED) throw new TransportError('changed', `${nameOf(context, file)} ${GROWS}`);
      if (wanted.length > 0) yield wanted;
      if (bytesDecide && received === length) return;
    }
    const exit = await exitOf(execution, context.patience.stall);
    const complete = received === length && (bytesDecide || (exit.kind === 'status' && exit.status === 0));
    if (!complete)
      throw await readFailure(context, file, {
        exit,
        received,
        length,
        bytesDecide,
        complaint: execution.complaint(),
      });
  } finally {
    execution.abort();
  }
}

async function sha256(context: Context, file: RawPath, length: number): Promise<string> {
  const { output, exit, complaint } = await collect(context, context.dialect.check(file, length));
  const found = /^([0-9a-f]{64})\s+-\n$/.exec(output.toString('latin1'))?.[1];
  if (found !== undefined && exit.kind !== 'cut') return found;
  throw failureOf(exit, `${nameOf(context, file)}: no checksum came`, complaint);
}

// What a file gained since it was listed is read to its end, for the sake of the exit code; but not for ever.
const MOST_DROPPED = 64 * 1024 * 1024;
const GROWS = 'gained more than 64 MiB since it was listed. The next run reads it.';

interface Shortfall {
  readonly exit: Exit;
  readonly received: number;
  readonly length: number;
  readonly bytesDecide: boolean;
  readonly complaint: string;
}

async function readFailure(context: Context, file: RawPath, shortfall: Shortfall): Promise<TransportError> {
  const { exit, received, length, bytesDecide, complaint } = shortfall;
  const what = `${nameOf(context, file)}: ${received} of ${length} bytes came`;
  const error = failureOf(exit, what, complaint);
  const readable = exit.kind === 'status' && exit.status === 0 && !bytesDecide;
  if (error.retryable || readable || received > 0) return error;
  const cause = await whyNothingCame(context, file, exit);
  return cause === undefined
    ? error
    : new TransportError(cause, `${what}. ${context.dialect.advice(cause)} ${complaint}`.trim());
}

/** sudo, cat and an absent file all fail alike; only a second question tells them apart. */
async function whyNothingCame(
  context: Context,
  file: RawPath,
  exit: Exit,
): Promise<'permission' | 'missing' | undefined> {
  if (context.dialect.mayRead === undefined) return context.dialect.causeOf(exit);
  const answer = await collect(context, context.dialect.mayRead(file));
  if (answer.exit.kind !== 'status') return undefined;
  return answer.exit.status === 1 ? 'permission' : answer.exit.status === 2 ? 'missing' : undefined;
}

interface Answer {
  readonly output: Buffer;
  readonly exit: Exit;
  readonly complaint: string;
}

async function collect({ shell, patience, nonce }: Context, command: string): Promise<Answer> {
  const limit = patience.stall * 5;
  const execution = await shell.run(command);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of skipToNonce(withoutStall(execution.output, limit), nonce)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LONGEST_ANSWER)
        throw new TransportError('protocol', `the answer is longer than ${LONGEST_ANSWER} bytes`);
    }
    const exit = await exitOf(execution, limit);
    return { output: Buffer.concat(chunks), exit, complaint: execution.complaint() };
  } finally {
    execution.abort();
  }
}

// Room for more than a million names.
const LONGEST_ANSWER = 256 * 1024 * 1024;

const exitOf = (execution: Execution, limit: number): Promise<Exit> =>
  within(
    limit,
    execution.ended,
    () => new TransportError('stalled', `the command did not end in ${limit} ms`),
  );

const nameOf = ({ source }: Context, file: RawPath): string =>
  `${source.host}:${printablePath(remotePath(source, file))}`;
