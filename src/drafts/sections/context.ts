import type { Example } from '../example.js';
import { counted, listed } from '../figures.js';
import type { Provenance } from '../provenance.js';
import type { Material } from './material.js';

/** Letters of a quoted prompt or answer. */
const LONGEST = 240;
/** Paths of documentation that are named. */
const PATHS = 3;

/** The prompts around the examples, and who caused the commands. */
export function contextSection(material: Material): string {
  const words = material.examples.map((example) => said(example, material));
  const quoted = material.examples.flatMap(({ session }, index) => {
    const [text = '', isNew] = [words[index], words.indexOf(words[index] ?? '') === index];
    return text !== '' && isNew ? [`- ${material.names.session(session)}: ${text}`] : [];
  });
  const paragraphs = [quoted.join('\n'), provenance(material)].filter((text) => text !== '');
  const text =
    paragraphs.length > 0
      ? paragraphs.join('\n\n')
      : 'The transcripts have no words of a person or the agent around these matches.';
  return `### Context\n\n${text}`;
}

function said(example: Example, { quote }: Material): string {
  const { promptBefore, taskBefore, wordsBefore, wordsAfter, nextAttempt } = example;
  const cure = nextAttempt?.outcome === 'ok' && !nextAttempt.isSameText ? nextAttempt.command : undefined;
  const parts = [
    ['the prompt was', promptBefore],
    ['a subagent was asked', taskBefore],
    ['then the agent wrote', wordsBefore],
    ['what worked next was', cure],
    ['afterwards the agent wrote', wordsAfter],
  ] as const;
  return parts
    .flatMap(([lead, text]) => (text === undefined ? [] : [`${lead} ${quote.span(text, LONGEST)}`]))
    .join('; ');
}

function provenance({ provenance: found, context, quote }: Material): string {
  const { commands, documented, given, unknown } = found;
  if (commands === 0) return '';
  const paths = documented.slice(0, PATHS).map(([path, count]) => `${count} in ${quote.span(path, 120)}`);
  const sources = [
    ...paths,
    ...(documented.length > PATHS ? [`more in ${counted(documented.length - PATHS, 'other file')}`] : []),
    ...(given > 0 ? [`${given} in an earlier prompt`] : []),
  ];
  const known = sources.length === 0 ? '' : `, of ${counted(commands, 'command')} ${listed(sources)}`;
  if (context.documentedIn !== undefined) return `Provenance: ${searched(found, known)}.`;
  if (unknown === 0) return `Provenance${known === '' ? '' : `: ${known.slice(2)}`}.`;
  if (given === 0)
    return `Provenance: unknown; ${none(commands)} in an earlier prompt, and no repository of the project was searched.`;
  return `Provenance: ${given} of ${counted(commands, 'command')} stood in an earlier prompt; for the other${unknown === 1 ? '' : ` ${unknown}`} no source is known, since no repository of the project was searched.`;
}

function searched({ commands, improvised, unknown }: Provenance, known: string): string {
  if (unknown === commands)
    return 'unknown; no such command can be looked up (too short, too long or of several lines)';
  const rest = unknown === 0 ? '' : `; ${counted(unknown, 'command')} could not be looked up`;
  return `${improvised === 0 ? 'found' : `improvised by the agent in ${counted(improvised, 'case')}`}${known}${rest}`;
}

const none = (commands: number): string =>
  commands === 1
    ? 'the command does not stand'
    : commands === 2
      ? 'neither of the 2 commands stands'
      : `none of the ${commands} commands stands`;
