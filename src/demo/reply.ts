import { createHash } from 'node:crypto';
import type { RawPath } from '../sources/raw-path.js';
import { printListing } from '../sources/ssh/listing.js';
import { MISSING, type RemoteRequest, understand } from '../sources/ssh/remote-command.js';
import { DEMO_ROOT, type ServedFiles } from './served-files.js';

/** What a remote command prints and how it ends. */
export interface Reply {
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly exit: number;
  /** Ends only when the client has ended its input. */
  readonly held: boolean;
}

/** Answers as a host would on which the transcripts belong to root and this account may only `sudo cat` them. */
export function replyTo(command: string, files: ServedFiles): Reply {
  const request = understand(command);
  if (request === undefined)
    return failed(127, 'sh: this host answers what frictionlog asks, nothing else\n');
  const reply = answer(request, command, files);
  return { ...reply, stdout: Buffer.concat([Buffer.from(`${request.nonce}\n`), reply.stdout]) };
}

// A path cannot forge this: `$` never stands in one as it was sent.
const SUDO_CAT = /sudo -n -- cat "\$f"/;

function answer(request: RemoteRequest, command: string, files: ServedFiles): Reply {
  if (request.kind === 'hold') return { ...printed(NOTHING), held: true };
  const privileged = SUDO_CAT.test(command);
  if (request.kind === 'list') {
    const known = request.root.replace(/\/+$/, '') === DEMO_ROOT;
    return printed(printListing(known ? files.listing : [], known ? 0 : MISSING));
  }
  if (request.kind === 'may-read') return failed(causeOf(request.file, command, files), '');
  const file = cat(request.file, privileged, files);
  if (request.kind === 'check') return checked(file, request.length);
  // Behind a pipe the exit code of the first program is lost, as in any shell.
  return request.offset === 0
    ? file
    : { ...file, exit: privileged ? 0 : file.exit, stdout: file.stdout.subarray(request.offset) };
}

/** 1: not allowed; 2: it would be allowed, so the file is gone. */
function causeOf(file: RawPath, command: string, files: ServedFiles): number {
  if (command.includes('sudo -n -l -- cat "$f"')) return isServed(file) ? 2 : 1;
  return files.contents.has(file) ? 1 : 2;
}

function cat(path: RawPath, privileged: boolean, files: ServedFiles): Reply {
  if (!privileged) return failed(1, `cat: ${path}: Permission denied\n`);
  if (!isServed(path)) return failed(1, 'sudo: a password is required\n');
  const bytes = files.contents.get(path);
  return bytes === undefined ? failed(1, `cat: ${path}: No such file or directory\n`) : printed(bytes);
}

function checked(file: Reply, length: number): Reply {
  const hash = createHash('sha256').update(file.stdout.subarray(0, length)).digest('hex');
  return { stdout: Buffer.from(`${hash}  -\n`), stderr: file.stderr, exit: 0, held: false };
}

/** The one folder for which sudo is granted. */
const isServed = (path: RawPath): boolean =>
  path.startsWith(`${DEMO_ROOT}/`) && !path.split('/').includes('..');

const NOTHING = Buffer.alloc(0);
const printed = (stdout: Buffer): Reply => ({ stdout, stderr: '', exit: 0, held: false });
const failed = (exit: number, stderr: string): Reply => ({ stdout: NOTHING, stderr, exit, held: false });
