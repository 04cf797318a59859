import type { Group } from '../findings/group.js';
import { wordingsOf } from '../transcript/command.js';
import type { SessionEvent, ToolCallEvent } from '../transcript/event.js';
import { SHORTEST_COMMAND, standsIn } from '../transcript/stands-in.js';

/** Where commands come from: known sources first, since people paste what the documentation says. */
export interface Provenance {
  readonly commands: number;
  /** By path in a configured repository, most commands first. */
  readonly documented: readonly (readonly [path: string, commands: number])[];
  /** Stood in an earlier prompt. */
  readonly given: number;
  /** Looked up, and found nowhere. */
  readonly improvised: number;
  /** Without repositories to look in, or of a form that cannot be looked up, nobody can say that the agent improvised it. */
  readonly unknown: number;
}

/** Paths of configured repositories in which a command stands; absent where it cannot be looked up, or none is configured. */
export type DocumentedIn = ((command: string) => readonly string[] | undefined) | undefined;

/** Whether a person wrote the command earlier in the session: whole or its main step, as a line or within one. */
export function isGiven(call: ToolCallEvent, events: readonly SessionEvent[]): boolean {
  const wordings = wordingsOf(call.command ?? '')
    .map(oneLine)
    .filter((wording) => wording.length >= SHORTEST_COMMAND);
  if (wordings.length === 0) return false;
  return events.some((event) => {
    if (event.event !== 'user_message' || event.order >= call.order) return false;
    const text = oneLine(event.text);
    return wordings.some((wording) => standsIn(text, wording));
  });
}

export function provenanceOf(
  { matches }: Group,
  given: ReadonlySet<string>,
  documentedIn: DocumentedIn,
): Provenance {
  const paths = new Map<string, number>();
  let [commands, fromPrompts, improvised, unknown] = [0, 0, 0, 0];
  for (const { command, events } of matches) {
    if (command === undefined) continue;
    commands += 1;
    const found = documentedIn?.(command);
    const path = found?.[0];
    if (path !== undefined) paths.set(path, (paths.get(path) ?? 0) + 1);
    else if (given.has(events.at(-1)?.toolUseId ?? '')) fromPrompts += 1;
    else if (found === undefined) unknown += 1;
    else improvised += 1;
  }
  const documented = [...paths].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { commands, documented, given: fromPrompts, improvised, unknown };
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
