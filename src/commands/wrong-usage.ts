import { EXIT, UserError } from '../failure.js';
import { COMMANDS } from './all.js';
import { withoutQuotedMarks } from './dash.js';
import { GENERAL } from './options.js';
import { withSuggestion } from './suggestion.js';

/** What yargs found wrong, as a person may act on it. */
export const wrongUsage = (words: readonly string[], message: string): UserError =>
  new UserError(
    EXIT.usage,
    `${usageText(words, withoutQuotedMarks(message))}\nTry frictionlog --help, or --help behind a command.`,
  );

function usageText([first]: readonly string[], message: string): string {
  const command = COMMANDS.find(({ name }) => name.split(' ')[0] === first);
  if (command === undefined)
    return message.startsWith('Did you mean') ? `there is no command ${first}. ${message}` : message;
  if (message.startsWith('Not enough non-option')) return `something is missing: frictionlog ${command.name}`;
  return withSuggestion(message, Object.keys({ ...GENERAL, ...command.options }));
}
