/** How a value stands beside its name, in RE2 syntax: its own group holds it, and quotes may be escaped. */
export const QUOTED = String.raw`\\*["'\x60]([^"'\x60\\\s]{4,})\\*["'\x60]`;
export const UNQUOTED = String.raw`([^\s"'\x60,;&|(){}<>\[\]\\]{6,})(?:[\s"'\x60,;&|)}<\]\\]|$)`;
