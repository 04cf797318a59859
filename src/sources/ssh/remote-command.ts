/** What is sent to a remote host: whole command lines, and the way back from a line to its meaning. */
import { type RawPath, rawPathOf } from '../raw-path.js';
import { assignedPath, assignPath, posixScript } from './quote.js';

/** How root-only files are read. */
export type Sudo = 'cat' | 'helper' | 'none';

/** The program that `sudo: helper` runs, on every host. */
export const HELPER = '/usr/local/libexec/frictionlog-export';

/** Every output starts with a line that holds the nonce; what stands before it is noise of the login shell. */
export type Nonce = string;

export const listCommand = (root: string, nonce: Nonce): string =>
  script(nonce, `${assignPath(rawPathOf(root))}; ${FIND}; s=$?; [ -d "$f" ] || s=${MISSING}; ${LIST_END}`);

/** The whole file with an exit code. From an `offset` on, sudo's exit code is lost: there the bytes decide. */
export function readCommand(file: RawPath, offset: number, nonce: Nonce, sudo: 'cat' | 'none'): string {
  const rest = `tail -c +${offset + 1}`;
  const run =
    sudo === 'cat'
      ? offset === 0
        ? 'exec sudo -n -- cat "$f"'
        : `sudo -n -- cat "$f" | ${rest}`
      : offset === 0
        ? 'exec cat -- "$f"'
        : `exec ${rest} -- "$f"`;
  return script(nonce, `${assignPath(file)}; ${run}`);
}

/** SHA-256 of the first `length` bytes. */
export function checkCommand(file: RawPath, length: number, nonce: Nonce, sudo: 'cat' | 'none'): string {
  const start = `head -c ${length}`;
  const run = sudo === 'cat' ? `sudo -n -- cat "$f" | ${start}` : `${start} -- "$f"`;
  return script(nonce, `${assignPath(file)}; ${run} | sha256sum`);
}

/** Status 0 if this user may read the file, 1 if not, 2 if there is none. Sent after a failure, to tell its cause. */
export const mayReadCommand = (file: RawPath, nonce: Nonce, sudo: 'cat' | 'none'): string =>
  script(
    nonce,
    sudo === 'cat'
      ? `${assignPath(file)}; sudo -n -l -- cat "$f" >/dev/null 2>&1 && exit 2; exit 1`
      : `${assignPath(file)}; [ -e "$f" ] || exit 2; [ -r "$f" ]`,
  );

/** Stays open until its standard input ends: keeps a shared connection alive, and no longer than this process. */
export const holdCommand = (nonce: Nonce): string => script(nonce, HOLD);

export const helperVersionCommand = (nonce: Nonce): string =>
  script(nonce, `exec sudo -n -- ${HELPER} --version`);

export const helperListCommand = (nonce: Nonce): string =>
  script(nonce, `sudo -n -- ${HELPER} list; s=$?; ${LIST_END}`);

export const helperReadCommand = (file: RawPath, offset: number, length: number, nonce: Nonce): string =>
  script(nonce, `${assignPath(file)}; exec sudo -n -- ${HELPER} read "$f" ${offset} ${length}`);

export const helperCheckCommand = (file: RawPath, length: number, nonce: Nonce): string =>
  script(nonce, `${assignPath(file)}; exec sudo -n -- ${HELPER} sha256 "$f" ${length}`);

/** What a line of `sudo: cat` (or `none`) asks for. */
export type RemoteRequest =
  | { readonly kind: 'list'; readonly nonce: Nonce; readonly root: RawPath }
  | { readonly kind: 'read'; readonly nonce: Nonce; readonly file: RawPath; readonly offset: number }
  | { readonly kind: 'check'; readonly nonce: Nonce; readonly file: RawPath; readonly length: number }
  | { readonly kind: 'may-read'; readonly nonce: Nonce; readonly file: RawPath }
  | { readonly kind: 'hold'; readonly nonce: Nonce };

/** The meaning of a line, for servers that answer without a shell (the demonstration, the fault tests). */
export function understand(command: string): RemoteRequest | undefined {
  const [, nonce, run] = /^exec \/bin\/sh -c '.*?printf "%s\\n" (\w+); (.*)'$/.exec(command) ?? [];
  if (nonce !== undefined && run === HOLD) return { kind: 'hold', nonce };
  const path = run === undefined ? undefined : assignedPath(run);
  if (nonce === undefined || run === undefined || path === undefined) return undefined;
  if (run.includes('; find -H ')) return { kind: 'list', nonce, root: path };
  if (/sudo -n -l | -r "\$f" \]/.test(run)) return { kind: 'may-read', nonce, file: path };
  const check = /head -c (\d+)(?: -- "\$f")? \| sha256sum$/.exec(run);
  if (check) return { kind: 'check', nonce, file: path, length: Number(check[1]) };
  const rest = /tail -c \+(\d+)(?: -- "\$f")?$/.exec(run);
  if (rest) return { kind: 'read', nonce, file: path, offset: Number(rest[1]) - 1 };
  return /exec (sudo -n -- cat|cat --) "\$f"$/.test(run)
    ? { kind: 'read', nonce, file: path, offset: 0 }
    : undefined;
}

/** Status in the last entry of a listing when the folder itself is not there. */
export const MISSING = 200;

const HOLD = 'exec cat >/dev/null';
// `-H`: the root itself may be a link, nothing below it is followed. Its names are bytes, hence the NUL.
const FIND = 'find -H "$f" -xdev -type f -name "*.jsonl" -printf "%i %s %T@ %P\\0"';
// The status travels inside the listing: without this last entry the listing was cut.
const LIST_END = 'printf "end %d\\0" "$s"';

const script = (nonce: Nonce, run: string): string =>
  posixScript(`LC_ALL=C; export LC_ALL; printf "%s\\n" ${nonce}; ${run}`);
