import type { Group } from '../findings/group.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { CapturedExamples, Example } from './example.js';

/** The examples of a group's counted sessions, best first: other people first, then other sessions, both kinds. */
export function bestExamples(
  group: Group,
  captured: readonly CapturedExamples[],
  limit: number,
): readonly Example[] {
  const counted = new Set(group.sessions);
  const left = captured
    .filter(({ fingerprint, session }) => fingerprint === group.fingerprint && counted.has(session))
    .flatMap(({ examples }) => examples)
    .sort(inTime);
  const mostlyHidden = 2 * group.hiddenMatches > group.matches.length;
  const chosen: Example[] = [];
  while (chosen.length < limit && left.length > 0) {
    const best = left.reduce((a, b) => (isBetter(b, a, chosen, mostlyHidden) ? b : a));
    chosen.push(best);
    left.splice(left.indexOf(best), 1);
  }
  return chosen;
}

function isBetter(a: Example, b: Example, chosen: readonly Example[], mostlyHidden: boolean): boolean {
  const [mine, others] = [repetition(a, chosen, mostlyHidden), repetition(b, chosen, mostlyHidden)];
  const differing = mine.findIndex((count, index) => count !== others[index]);
  return differing !== -1 && (mine[differing] ?? 0) < (others[differing] ?? 0);
}

/** What an example would repeat, worst first; less is better. */
const repetition = (
  example: Example,
  chosen: readonly Example[],
  mostlyHidden: boolean,
): readonly number[] => [
  chosen.filter(({ session }) => session === example.session).length,
  chosen.filter(({ user }) => user === example.user).length,
  chosen.filter((other) => other.output === example.output && other.call?.text === example.call?.text).length,
  chosen.length === 0
    ? Number(example.hidden !== mostlyHidden)
    : chosen.filter(({ hidden }) => hidden === example.hidden).length,
  Number(example.promptAfter === undefined),
  Number(example.promptBefore === undefined) + Number(example.hit === ''),
];

const inTime = (a: Example, b: Example): number =>
  (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) ||
  compareCodePoints(a.session, b.session) ||
  a.line - b.line;
