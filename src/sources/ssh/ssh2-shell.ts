import { PassThrough } from 'node:stream';
import ssh2, { type Client, type ClientChannel } from 'ssh2';
import { TransportError } from '../transport.js';
import { collectComplaint } from './complaint.js';
import type { Patience } from './patience.js';
import type { Execution, Exit, RemoteShell } from './remote-shell.js';
import { connectClient, type Ssh2Login } from './ssh2-login.js';

/** Runs commands over one connection of the `ssh2` library, within this process. */
export async function openSsh2Shell(login: Ssh2Login, patience: Patience): Promise<RemoteShell> {
  const client = new ssh2.Client();
  await connectClient(client, login, patience);
  // Without an `error` listener a broken connection would end the process.
  const state = { lost: undefined as string | undefined };
  client.on('error', (error) => {
    state.lost ??= error.message;
  });
  client.on('close', () => {
    state.lost ??= 'the connection was closed';
  });
  return {
    run: (command) => execute(client, command, state, patience),
    close: () => (state.lost === undefined ? closeClient(client) : Promise.resolve()),
  };
}

type State = { lost: string | undefined };

function execute(client: Client, command: string, state: State, patience: Patience): Promise<Execution> {
  return new Promise((resolve, reject) => {
    const disconnected = (reason: string) => reject(new TransportError('disconnected', reason));
    const late = setTimeout(() => {
      // A host that does not even open a channel is gone: keepalive would only find out later.
      client.destroy();
      disconnected(`no channel was opened in ${patience.stall} ms`);
    }, patience.stall);
    try {
      client.exec(command, (error, channel) => {
        clearTimeout(late);
        if (error === undefined) return resolve(executionOf(channel, state));
        if (state.lost !== undefined) return disconnected(state.lost);
        reject(new TransportError('busy', `the host refused a channel: ${error.message}`, { cause: error }));
      });
    } catch (error) {
      clearTimeout(late);
      disconnected(state.lost ?? (error as Error).message);
    }
  });
}

function executionOf(channel: ClientChannel, state: State): Execution {
  // A plain stream in between: the channel's own `destroy` and `close` are not those of a Node stream.
  const output = channel.pipe(new PassThrough());
  output.on('error', () => undefined);
  let complete = false;
  channel.on('end', () => {
    complete = true;
  });
  const ended = new Promise<Exit>((resolve) => {
    channel.on('error', (error: Error) => resolve({ kind: 'cut', reason: error.message }));
    channel.on('close', (status: number | null | undefined, signal?: string) => {
      if (!complete) output.end();
      resolve(exitOf(complete, status, signal, state));
    });
  });
  const abort = () => {
    // Unread data would keep the channel, and its slot on the host, open for ever.
    channel.unpipe(output).resume();
    channel.close();
  };
  return { output, ended, complaint: collectComplaint(channel.stderr), abort };
}

function exitOf(
  complete: boolean,
  status: number | null | undefined,
  signal: string | undefined,
  state: State,
): Exit {
  if (complete && typeof status === 'number') return { kind: 'status', status };
  if (complete && status === null) return { kind: 'signal', signal: signal ?? 'unknown' };
  return { kind: 'cut', reason: state.lost ?? 'the channel was closed before the command ended' };
}

function closeClient(client: Client): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      client.destroy();
      resolve();
    }, 1000);
    client.once('close', () => {
      clearTimeout(late);
      resolve();
    });
    client.end();
  });
}
