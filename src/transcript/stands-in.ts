/** Shorter commands are ordinary words too, and stand everywhere. */
export const SHORTEST_COMMAND = 8;

/** Does a command stand in a text as a whole? `make dev` does not stand in `make devices`. */
export function standsIn(text: string, command: string): boolean {
  for (let at = text.indexOf(command); at !== -1; at = text.indexOf(command, at + 1)) {
    const isCut =
      GOES_ON_BEFORE.test(text.slice(Math.max(0, at - 1), at)) ||
      GOES_ON_BEHIND.test(text.slice(at + command.length, at + command.length + 2));
    if (!isCut) return true;
  }
  return false;
}

const GOES_ON_BEFORE = /[\p{L}\p{N}_./-]$/u;
/** A full stop may end a sentence. */
const GOES_ON_BEHIND = /^(?:[\p{L}\p{N}_/-]|[.:=@][\p{L}\p{N}_])/u;
