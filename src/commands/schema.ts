import type { Arguments, Command, Result } from './command.js';

const DOCUMENTS = ['analysis', 'config', 'rule'] as const;
type Schema = (typeof DOCUMENTS)[number];

export const schema: Command = {
  name: 'schema <document>',
  group: 'Operate',
  describe: 'Print a JSON Schema: of analyze --json, of frictionlog.yaml, of a rule file',
  examples: [
    ['frictionlog schema analysis', 'what a program may expect of analyze --json'],
    ['frictionlog schema config > frictionlog.schema.json', 'for an editor'],
  ],
  positionals: { document: { choices: DOCUMENTS, describe: 'What the schema is of' } },
  options: {},
  run,
};

async function run(args: Arguments): Promise<Result> {
  const { done } = await import('./result.js');
  return done(await SCHEMAS[args.document as Schema](), []);
}

const SCHEMAS = {
  analysis: async () => (await import('../wire/json-schema.js')).analysisJsonSchema(),
  config: async () => (await import('../config/json-schema.js')).configJsonSchema(),
  rule: async () => (await import('../rules/json-schema.js')).ruleJsonSchema(),
} as const satisfies Record<Schema, () => Promise<string>>;
