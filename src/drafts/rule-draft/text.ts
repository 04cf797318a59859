import type { ErrorExample, ErrorTemplate } from '../../findings/error-templates.js';
import { counted, people } from '../figures.js';
import { visible } from '../visible.js';
import { tellingWords } from './id.js';

/** The file as a person would begin it: what is known is written, what only a person can know says so. */
export function ruleText(template: ErrorTemplate, id: string, pattern: string): string {
  const { count, sessions, users, examples } = template;
  const tool = toolOf(examples);
  const seen = `${counted(count, 'error')} in ${counted(sessions, 'session')} of ${people(users)}`;
  const words = tellingWords(template.text).join(' ') || 'no plain words';
  return `# A draft by \`frictionlog rules propose\`. Complete what says TODO, try it (rules try ${id}.yaml), then move it to your rules.
schema: 1
id: ${id}
title: ${scalar(`Errors that say: ${words}`.slice(0, 80).trim())}
status: experimental
severity: low
confidence: low
owner: project
cost: failure
why: ${scalar(`TODO: why this is friction. Found because no rule explained it: ${seen}, all with nearly the same failing line.`)}
false_positives: ${scalar('TODO: what else can look like this. Nothing is known yet: the pattern was made from the words that the lines share.')}

detect:
  kind: single
  match:
    event: tool_call
${tool === undefined ? '' : `    tool: ${scalar(tool)}\n`}    outcome: error
    output:
      - ${scalar(pattern)}

group_by: []
report_when: { sessions: 2, users: 2, within: 30d }

issue:
  title: ${scalar(`TODO: what goes wrong (${words})`.slice(0, 200))}
  labels: [bug]
  impact: '{{matches}} times in {{sessions}} sessions of {{users}} users; {{lost_time}} went into the failing calls.'
  root_cause: ${scalar('TODO: not known yet. See what was run before these errors, and what helped.')}
  proposal: ${scalar('TODO: what would make it stop: a better message, a line in CLAUDE.md, a change of the machine image.')}

tests:
  hits:
${examples.slice(0, MOST_HITS).map(hit).join('\n')}
  misses:
${missesOf(examples, tool).join('\n')}
`;
}

const MOST_HITS = 3;

/** The one tool that all of them are of; its name is foreign text, and `*` or `$` would mean something else. */
function toolOf(examples: readonly ErrorExample[]): string | undefined {
  const [tool, ...others] = new Set(examples.map((example) => example.tool));
  return tool !== undefined && others.length === 0 && /^[\w.:-]{1,100}$/.test(tool) ? tool : undefined;
}

const hit = (example: ErrorExample, index: number): string =>
  testCase(
    `a line that was met, ${index + 1}`,
    `${call(example)}, fails: ${quoted(example.line)}${exit(example)}`,
  );

function missesOf([first]: readonly ErrorExample[], tool: string | undefined): readonly string[] {
  if (first === undefined) return [];
  const other = tool === 'Read' ? 'Write' : 'Read';
  return [
    testCase('the same words in something that went well', `${call(first)}, prints: ${quoted(first.line)}`),
    ...(tool === undefined
      ? []
      : [testCase('the same words from another tool', `tool: ${other}, fails: ${quoted(first.line)}`)]),
    testCase(
      'another error of the same call',
      `${call(first)}, fails: ${quoted('something else is wrong')}${exit(first)}`,
    ),
  ];
}

const testCase = (name: string, line: string): string =>
  `    - name: ${scalar(name)}\n      session:\n        - { ${line} }`;

/** The family says enough: a whole command may say more than should be passed on. */
const call = ({ tool, family }: ErrorExample): string =>
  tool === 'Bash' ? `run: ${quoted(family ?? 'a command')}` : `tool: ${quoted(tool)}`;

/** Those of Windows are larger than a test can say. */
const exit = ({ exitCode }: ErrorExample): string =>
  exitCode === undefined || exitCode > 255 ? '' : `, exit: ${exitCode}`;

/** Single quotes keep the backslashes of a pattern readable. */
const scalar = (text: string): string => `'${oneLine(text).replace(/'/g, "''")}'`;

const quoted = (text: string): string => JSON.stringify(oneLine(text));

const oneLine = (text: string): string => visible(text).replace(/\s+/g, ' ');
