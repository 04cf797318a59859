import { STATISTICS } from '../statistics/all.js';
import { sessionSummary } from '../statistics/declared/sessions.js';
import { QUESTIONS } from '../statistics/questions.js';
import type { AnswerName } from '../wire/answers.js';
import type { Arguments, Command, Result } from './command.js';

const DOCUMENTS = ['analysis', 'session', 'report', 'webhook', 'config', 'doctor', 'rule'] as const;
type Schema = (typeof DOCUMENTS)[number];
/** As in `wire/answers.ts`, which is loaded only when it is asked for. */
const ANSWERS = ['query', 'sql', 'export', 'prune', 'forget'] as const satisfies readonly AnswerName[];
const WITH_SCHEMA = [sessionSummary, ...STATISTICS];

const isDocument = (name: unknown): name is Schema => DOCUMENTS.some((one) => one === name);

export const schema: Command = {
  name: 'schema <document>',
  group: 'Operate',
  describe: 'Print a JSON Schema: of what --json prints, of the webhook, of frictionlog.yaml, of a rule file',
  examples: [
    ['frictionlog schema analysis', 'what a program may expect of analyze --json'],
    ['frictionlog schema config > frictionlog.schema.json', 'for an editor'],
  ],
  positionals: {
    document: {
      choices: [...DOCUMENTS, ...[...WITH_SCHEMA, ...QUESTIONS].map(({ name }) => name), ...ANSWERS],
      describe: 'What the schema is of',
    },
  },
  options: {},
  run,
};

async function run(args: Arguments): Promise<Result> {
  const { done } = await import('./result.js');
  if (isDocument(args.document)) return done(await SCHEMAS[args.document](), []);
  const answer = ANSWERS.find((name) => name === args.document);
  if (answer !== undefined) return done((await import('../wire/answers.js')).answerJsonSchema(answer), []);
  const question = QUESTIONS.find(({ name }) => name === args.document);
  if (question !== undefined)
    return done((await import('../wire/question-schema.js')).questionJsonSchema(question), []);
  const { statisticJsonSchema } = await import('../wire/statistic-schema.js');
  const [statistic = sessionSummary] = WITH_SCHEMA.filter(({ name }) => name === args.document);
  return done(statisticJsonSchema(statistic), []);
}

const SCHEMAS = {
  analysis: async () => (await import('../wire/json-schema.js')).analysisJsonSchema(),
  session: async () => (await import('../wire/json-schema.js')).sessionJsonSchema(),
  report: async () => (await import('../wire/json-schema.js')).reportJsonSchema(),
  webhook: async () => (await import('../wire/json-schema.js')).webhookJsonSchema(),
  config: async () => (await import('../config/json-schema.js')).configJsonSchema(),
  doctor: async () => (await import('../wire/doctor.js')).doctorJsonSchema(),
  rule: async () => (await import('../rules/json-schema.js')).ruleJsonSchema(),
} as const satisfies Record<Schema, () => Promise<string>>;
