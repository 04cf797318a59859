import { exposingOf, toolsOf } from '../../findings/exposure.js';
import { codeSpan, plainValue } from '../markdown.js';
import type { Quote } from '../quote.js';
import type { Material } from './material.js';

/** Whom the exposed people are: `who ran commands`; nothing where it is everyone. */
export function exposedPeople({ group, quote }: Material): string {
  const exposing = exposingOf(group.matches, group.rule.group_by);
  if (exposing.kind === 'program') return ` who ran ${named(exposing.names, 'these programs', quote)}`;
  if (exposing.kind !== 'tool') return '';
  return exposing.names.every((name) => name === 'Bash')
    ? ' who ran commands'
    : ` who used ${named(exposing.names, 'these tools', quote)}`;
}

/** `per 100 commands`, `per 100 Edit calls`. */
export function per100({ group, quote }: Material): string {
  const tools = toolsOf(group.matches);
  const [only] = tools;
  if (tools.length !== 1 || only === undefined) return 'per 100 calls of these tools';
  return only === 'Bash' ? 'per 100 commands' : `per 100 calls of ${named([only], 'this tool', quote)}`;
}

/** A name of a transcript where it is one name and plain; words of our own otherwise. */
function named(names: readonly string[], others: string, quote: Quote): string {
  const [only] = names;
  const safe = names.length === 1 && only !== undefined ? plainValue(quote.clean(only)) : undefined;
  return safe === undefined ? others : codeSpan(safe);
}
