import { OUTCOMES } from '../transcript/event.js';
import { ANNOTATED_RULE } from './annotated-rule.js';
import { FIELDS_OF_EVENT } from './conditions.js';
import { describeBlock } from './describe.js';
import { conditionsAround } from './explain.js';
import { COST_MODELS, FIELDS, OWNERS, type Rule, STATUSES, TOTALS } from './rule.js';

/** `rules/README.md`: the words of the format, then every rule. */
export const ruleReference = (rules: readonly Rule[]): string => `${sectionsOf(rules).join('\n\n')}\n`;

const sectionsOf = (rules: readonly Rule[]): readonly string[] => [
  '# Rules',
  '<!-- Generated from the rules: change those, not this page. -->',
  'One rule per file; the file name is the id. Editors complete and check a rule by `rule.schema.json`; `frictionlog rules check` and `frictionlog rules test` do the same and run its cases.',
  '## The words',
  wordTable(),
  '## A rule, from head to foot',
  'With every field; most rules need half of them. `frictionlog rules explain ID` says in words what a rule asks.',
  `\`\`\`yaml\n${ANNOTATED_RULE}\`\`\``,
  '## All rules',
  ruleTable(rules),
  ...rules.map(ruleSection),
];

const CUES =
  '`{ at_least: 5, weights: { not: 3, "^ no": 4, thanks: -6 } }`: words that each say a little. One to three words in lower case (letters with apostrophes between them, `?`, `!`), `^ ` before those that must begin the message; each counts once, in its first 80 words';

const BESIDE =
  '`{ event: assistant_message, text: ["sorry"] }`: what the nearest earlier event of its kind is, since the prompt before; what the nearest later one is, before the next prompt';

const LINES =
  '`file`: what a file tool was given; `path`: that, or the path in the failing line. `failing_line`: the line a person would quote, without its numbers; `template`: without names and paths, too';

const HIDDEN =
  '`accept`: failures that no exit code shows, too: in a success whose command masks it, or in a call without a result, at the beginning of a line among the first or last five. `accept_in_readers`: the same, of commands that only show text (`readers.yaml`), too: for words that a text rarely holds';

const wordTable = (): string =>
  table(
    ['Where', 'Words'],
    [
      ...Object.entries(FIELDS_OF_EVENT).map(([event, fields]) => [`\`event: ${event}\``, code(fields)]),
      ['`outcome`', code(OUTCOMES)],
      ['`hidden`', HIDDEN],
      ['`cues`', CUES],
      ['`preceding`, `following`', BESIDE],
      ['`kind: session`, `where`', code(TOTALS)],
      [
        '`group_by`, `same`',
        `${code(FIELDS)}, \`preceding.<field>\`, named groups of the patterns. ${LINES}`,
      ],
      ['`status`', code(STATUSES)],
      ['`owner`', code(OWNERS)],
      ['`cost`', code(COST_MODELS)],
    ],
  );

const ruleTable = (rules: readonly Rule[]): string =>
  table(
    ['Rule', 'What happens', 'Status', 'Severity', 'Confidence', 'Owner', 'Cost'],
    rules.map((rule) => [
      `[${rule.id}](#${rule.id})`,
      rule.title,
      rule.status,
      rule.severity,
      rule.confidence,
      rule.owner,
      rule.cost,
    ]),
  );

const ruleSection = (rule: Rule): string =>
  [
    `### ${rule.id}`,
    `**${rule.title}.** ${oneLine(rule.why)}`,
    rule.detect
      .flatMap(describeBlock)
      .map(({ depth, text }) => `${'  '.repeat(depth)}- ${text}`)
      .join('\n'),
    conditionsAround(rule).join(' '),
    ...(rule.false_positives === ''
      ? []
      : [`What else can look like this: ${oneLine(rule.false_positives)}`]),
    ...(rule.references.length === 0 ? [] : [rule.references.map((link) => `<${link}>`).join(', ')]),
  ].join('\n\n');

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');
const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => oneLine(cell).replace(/\|/g, '\\|')).join(' | ')} |`)
    .join('\n');
