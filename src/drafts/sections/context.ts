import type { Example } from '../example.js';
import { counted, listed } from '../figures.js';
import type { Material } from './material.js';

/** Letters of a quoted prompt or answer. */
const LONGEST = 240;
/** Paths of documentation that are named. */
const PATHS = 3;

/** The prompts around the examples, and who caused the commands. */
export function contextSection(material: Material): string {
  const quoted = material.examples.flatMap((example) => around(example, material));
  const paragraphs = [quoted.join('\n'), provenance(material)].filter((text) => text !== '');
  const text =
    paragraphs.length > 0
      ? paragraphs.join('\n\n')
      : 'The transcripts have no words of a person or the agent around these matches.';
  return `### Context\n\n${text}`;
}

function around(
  { session, promptBefore, wordsAfter }: Example,
  { names, quote }: Material,
): readonly string[] {
  const said = [
    ...(promptBefore === undefined
      ? []
      : [`before it the person wrote ${quote.span(promptBefore, LONGEST)}`]),
    ...(wordsAfter === undefined ? [] : [`after it the agent wrote ${quote.span(wordsAfter, LONGEST)}`]),
  ];
  return said.length === 0 ? [] : [`- ${names.session(session)}: ${said.join('; ')}`];
}

function provenance({ provenance: found, quote }: Material): string {
  const { commands, documented, given, others, isSearched } = found;
  if (commands === 0) return '';
  const sources = [
    ...documented
      .slice(0, PATHS)
      .map(([path, count]) => `${counted(count, 'command')} in ${quote.span(path, 120)}`),
    ...(documented.length > PATHS ? [`more in ${counted(documented.length - PATHS, 'other file')}`] : []),
    ...(given > 0 ? [`${counted(given, 'command')} in an earlier prompt of the person`] : []),
  ];
  const known = sources.length === 0 ? '' : `found ${listed(sources)}`;
  return `Provenance: ${[known, rest(others, commands, isSearched)].filter((text) => text !== '').join('; ')}.`;
}

function rest(others: number, commands: number, isSearched: boolean): string {
  if (others === 0) return '';
  const some =
    others === commands
      ? commands === 1
        ? 'the command'
        : `all ${commands} commands`
      : counted(others, 'command');
  if (isSearched)
    return `${some} improvised by the agent (in no earlier prompt and no configured repository)`;
  return `${some} in no earlier prompt; whether a script or page of the project has ${others === 1 ? 'it' : 'them'} was not looked up`;
}
