import { EXIT, UserError } from '../failure.js';
import {
  type Arguments,
  type Command,
  type Context,
  flagArgument,
  type Result,
  textArgument,
} from './command.js';
import { JSON_OUTPUT, PATH, WHICH } from './options.js';

const ACTIONS = ['list', 'check', 'test', 'explain', 'try', 'propose', 'schema', 'reference'] as const;
type Action = (typeof ACTIONS)[number];
const SOME_RULES = 'one rule, or one file or folder of rules';
/** What each takes behind its name: a pattern of the shell may have become more. */
const TAKES: Readonly<Record<Action, readonly string[]>> = {
  ...{ list: [], schema: [], reference: [] },
  ...{ check: [SOME_RULES], test: [SOME_RULES], explain: [SOME_RULES] },
  ...{ propose: ['one place of transcripts'], try: ['one rule', 'transcripts'] },
};
/** What these say is a table or a schema; the others speak to people alone. */
const WITH_JSON: readonly Action[] = ['list', 'propose', 'schema'];

export const rules: Command = {
  name: 'rules <action> [target] [path]',
  group: 'Look closer',
  describe: 'Work on rules: list, check, test, explain, try over history, propose, print schema',
  examples: [
    ['frictionlog rules list', 'all rules, and which are your own'],
    ['frictionlog rules check my-rules/', 'are these files valid'],
    ['frictionlog rules test retry-loop', 'run its embedded cases and find clauses that no case needs'],
    ['frictionlog rules explain slow-command', 'what it looks for, in words'],
    ['frictionlog rules try my-rules/deploy.yaml ~/transcripts', 'what it would have found'],
    ['frictionlog rules propose ~/transcripts', 'errors that no rule explains yet, most frequent first'],
    [
      'frictionlog rules propose --output my-rules/',
      'and a draft rule for each, with real lines as its cases',
    ],
    ['frictionlog rules schema > rule.schema.json', 'for an editor'],
  ],
  positionals: {
    action: { choices: ACTIONS, describe: 'What to do' },
    target: { type: 'string', describe: 'Rule id, rule file or folder of rules; transcripts for propose' },
    path: {
      ...PATH.path,
      describe: 'Transcripts, for try; - is standard input (default: as for analyze)',
    },
  },
  options: {
    ...WHICH,
    ...JSON_OUTPUT,
    limit: { type: 'number', alias: 'l', describe: 'How many, for propose (default 10)', group: 'Propose:' },
    output: {
      type: 'string',
      requiresArg: true,
      describe: 'Folder for draft rules; files that are there stay',
      group: 'Propose:',
    },
  },
  run,
};

function refuseMore(action: Action, target: string | undefined, path: string | undefined): void {
  const given = [target, path].filter((one) => one !== undefined);
  const taken = TAKES[action];
  const more = given[taken.length] ?? (/\.ya?ml$/i.test(path ?? '') ? path : undefined);
  if (more === undefined) return;
  throw new UserError(
    EXIT.usage,
    `rules ${action}: takes ${taken.join(', then ') || 'nothing'}, found ${more} besides. Name the folder, or ask once for each.`,
  );
}

async function run(args: Arguments, context: Context): Promise<Result> {
  const actions = await import('./rule-actions.js');
  const target = textArgument(args, 'target');
  const action = args.action as Action;
  refuseMore(action, target, textArgument(args, 'path'));
  if (flagArgument(args, 'json') && !WITH_JSON.includes(action))
    throw new UserError(EXIT.usage, `rules ${action}: has no --json; ${WITH_JSON.join(', ')} have.`);
  switch (action) {
    case 'list':
      return actions.listRules(args, context);
    case 'check':
      return actions.checkRuleFiles(target, args, context);
    case 'test':
      return actions.testRules(target, args, context);
    case 'explain':
      return actions.explainRule(target, args, context);
    case 'try':
      return (await import('./rule-try.js')).tryRule(target, args, context);
    case 'propose':
      return (await import('./rule-propose.js')).proposeRules(target, args, context);
    case 'schema':
      return actions.printSchema();
    case 'reference':
      return actions.printReference(context);
  }
}
