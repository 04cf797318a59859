import { BY } from '../statistics/field.js';
import type { Question } from '../statistics/question.js';
import type { Command } from './command.js';
import { PATH, STATISTICS_OPTIONS } from './options.js';

/** Not by person: the answers are about friction and success. */
export const GROUPED_BY = BY.filter((name) => name !== 'user');

/** The command that answers a question. One that takes names has its path as an option. */
export const questionCommand = (question: Question): Command => ({
  name: question.takes === undefined ? `${question.name} [path]` : `${question.name} <names..>`,
  group: 'Statistics',
  describe: question.describe,
  examples: question.examples,
  positionals:
    question.takes === undefined
      ? PATH
      : { names: { type: 'string', array: true, describe: question.takes.names } },
  options: {
    ...STATISTICS_OPTIONS,
    ...(question.takes === undefined && {
      by: { type: 'string', describe: `Of each group: ${GROUPED_BY.join(', ')}`, group: 'Which sessions:' },
    }),
    ...(question.takes && {
      by: { choices: question.takes.by, describe: 'What the names are of', group: 'Which sessions:' },
      path: { ...PATH.path, requiresArg: true, group: 'Which sessions:' },
    }),
  },
  run: async (args, context) => (await import('./questioning.js')).runQuestion(question, args, context),
});
