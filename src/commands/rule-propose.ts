import { keepTree, mineErrors } from '../analysis/mining.js';
import { toPath } from '../analysis/places.js';
import { counted } from '../drafts/figures.js';
import { type RuleDraft, ruleDraft } from '../drafts/rule-draft.js';
import { writeProposedRule } from '../files/proposed-rules.js';
import { loadTestedRules } from '../files/rules.js';
import type { ErrorTemplate } from '../findings/error-templates.js';
import { textCell } from '../views/cell.js';
import { templateTable } from '../views/templates.js';
import { analysisFor } from './analysis.js';
import {
  type Arguments,
  type Context,
  flagArgument,
  numberArgument,
  type Result,
  textArgument,
} from './command.js';
import { problemNotes } from './problems.js';
import { surroundings } from './reading.js';
import { done, jsonDocument } from './result.js';
import { builtInRules, ruleSet } from './rule-set.js';
import { setUp } from './setup.js';

/** Lists the largest templates of errors that no rule explains, and writes a draft rule for each if asked to. */
export async function proposeRules(
  target: string | undefined,
  args: Arguments,
  context: Context,
): Promise<Result> {
  const setup = await setUp(args, context);
  const limit = numberArgument(args, 'limit') ?? 10;
  const output = textArgument(args, 'output');
  const wanted = { detail: false, examples: true, keeps: output !== undefined };
  const analysis = await analysisFor(
    { ...args, path: target ?? args.path, rule: [] },
    setup,
    context,
    wanted,
  );
  const { corpus, anonymity } = analysis;
  const home = toPath(setup.config.home.value, surroundings(context));
  const mined = await mineErrors(corpus.results, anonymity.redaction, home, setup.config.unknownErrors.value);
  const templates = mined.templates.slice(0, limit);
  const written =
    output === undefined
      ? []
      : await write(templates, toPath(output, surroundings(context)), { setup, context, anonymity });
  await keepTree(home, mined);
  const { errors, unexplainedErrors } = corpus.coverage;
  const notes = [
    ...hints(mined.templates.length, templates.length, output),
    ...problemNotes(corpus.problems),
  ];
  if (flagArgument(args, 'json')) {
    const listed = templates.map(({ text, count, sessions, users }) => ({ text, count, sessions, users }));
    const document = { errors, unexplained_errors: unexplainedErrors, templates: listed, proposed: written };
    return jsonDocument(document, notes);
  }
  const share = `No rule explains ${unexplainedErrors} of ${counted(errors, 'error')}.`;
  const shown = templates.length === 0 ? [] : [templateTable(templates, context.columns)];
  return done([share, ...shown, ...written.map(told)].join('\n'), notes);
}

/** What became of one template. */
type Proposal = { readonly template: string } & Outcome;

type Outcome =
  | { readonly kind: 'written' | 'exists'; readonly file: string }
  | { readonly kind: 'none'; readonly reason: string };

interface Surrounding {
  readonly setup: Awaited<ReturnType<typeof setUp>>;
  readonly context: Context;
  readonly anonymity: Awaited<ReturnType<typeof analysisFor>>['anonymity'];
}

async function write(
  templates: readonly ErrorTemplate[],
  folder: string,
  { setup, context, anonymity }: Surrounding,
): Promise<readonly Proposal[]> {
  const enabled = (await ruleSet(setup.config, context)).rules.map(({ rule }) => rule);
  const builtIn = (await loadTestedRules(builtInRules(context))).rules.map(({ rule }) => rule);
  const ids = new Set([...enabled, ...builtIn].map(({ id }) => id));
  const proposals: Proposal[] = [];
  for (const template of templates) {
    const draft = (): RuleDraft =>
      ruleDraft(template, { redaction: anonymity.redaction, ids, rules: enabled });
    proposals.push({ template: template.text, ...(await writeDraft(draft, folder, ids)) });
  }
  return proposals;
}

/** Under the next free name where a rule for another error has it. */
async function writeDraft(draft: () => RuleDraft, folder: string, ids: Set<string>): Promise<Outcome> {
  for (;;) {
    const next = draft();
    if (next.kind === 'none') return next;
    ids.add(next.id);
    const { path, outcome } = await writeProposedRule(folder, next);
    if (outcome !== 'taken') return { kind: outcome, file: path };
  }
}

function told(proposal: Proposal): string {
  switch (proposal.kind) {
    case 'written':
      return `written: ${proposal.file}`;
    case 'exists':
      return `left alone: ${proposal.file} is there already`;
    case 'none':
      return `no draft for "${textCell(proposal.template).slice(0, 60)}": ${textCell(proposal.reason)}`;
  }
}

function hints(all: number, shown: number, output: string | undefined): readonly string[] {
  if (all === 0) return ['Nothing to propose: no unexplained error has a line that says something.'];
  return [
    ...(all > shown ? [`… and ${counted(all - shown, 'more template')}: --limit ${all}`] : []),
    output === undefined
      ? 'Write draft rules for these with --output DIR.'
      : `Complete the drafts, then: frictionlog rules check ${output}; frictionlog rules test ${output}`,
  ];
}
