import type { Group } from '../findings/group.js';
import type { Problem } from '../problem.js';
import type { Rule } from '../rules/rule.js';
import type { DraftContext } from './draft-context.js';
import { draftFileName } from './draft-name.js';
import { draftText } from './draft-text.js';
import { assigneesOf, labelsOf } from './labels.js';
import { findSecrets } from './redact.js';
import { proposalSection, rootCauseSection } from './sections/advice.js';
import { contextSection } from './sections/context.js';
import { doubtsSection } from './sections/doubts.js';
import { evidenceSection } from './sections/evidence.js';
import { headSection } from './sections/head.js';
import { type Material, materialOf } from './sections/material.js';
import { problemSection } from './sections/problem.js';
import { relatedSection } from './sections/related.js';
import { timelineSection } from './sections/timeline.js';
import { plainTitle } from './title.js';

/** GitHub takes 65,536 characters. */
export const LONGEST_BODY = 60_000;
/** Letters of each text of a rule, and where such texts are too long together. */
const LONGEST_TEXT = 8_000;
const SHORT_TEXT = 2_000;

/** One issue, ready to be filed. */
export interface Draft {
  /** `<rule>--<fingerprint>.md` */
  readonly fileName: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly body: string;
  /** Front matter and body. */
  readonly text: string;
}

/** A draft that must not be written. */
export interface RefusedDraft {
  readonly fileName: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly problem: Problem;
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly refused: readonly RefusedDraft[];
}

/** Drafts of all groups that are due; one with a definite secret is refused. */
export function writeDrafts(groups: readonly Group[], context: DraftContext): Drafts {
  const drafts: Draft[] = [];
  const refused: RefusedDraft[] = [];
  for (const group of groups.filter(({ draft }) => draft === 'due')) {
    const draft = writeDraft(group, context);
    const refusal = refusalOf(draft, group.rule, context);
    if (refusal === undefined) drafts.push(draft);
    else refused.push(refusal);
  }
  return { drafts, refused };
}

/** The issue of one friction point. The same group and context give the same bytes. */
export function writeDraft(group: Group, context: DraftContext): Draft {
  const { rule, fingerprint } = group;
  const { material, body } = fitting(group, context);
  const head = {
    title: plainTitle(material.title),
    labels: labelsOf(rule),
    assignees: assigneesOf(rule, context.owners),
    fingerprint,
    rule: rule.id,
  };
  return { fileName: draftFileName(group), ...head, body, text: draftText(head, body) };
}

/** The last gate: what only a secret can look like keeps the whole draft back. */
function refusalOf(draft: Draft, rule: Rule, { redaction }: DraftContext): RefusedDraft | undefined {
  const [first, ...others] = findSecrets(draft.text, redaction);
  if (first === undefined) return undefined;
  const { fileName, fingerprint } = draft;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const isOfRule = findSecrets(wordsOf(rule), redaction).some((own) => own.rule === first.rule);
  const advice = isOfRule
    ? `It stands in the rule ${rule.id}: take it out there, or add it to redact.allow if it is none`
    : 'Add a pattern for it to redact.patterns, or to redact.allow if it is none';
  const text = `expected no secret, found one (${first.rule}, line ${first.line}${more}); nothing was written. ${advice}`;
  const problem = { code: 'secret-in-draft', file: fileName, line: first.line, text } as const;
  return { fileName, rule: rule.id, fingerprint, problem };
}

/** What its author wrote for drafts: nothing is taken out of it. */
const wordsOf = ({ title, why, false_positives, references, issue }: Rule): string =>
  [
    ...[title, why, false_positives, ...references, ...issue.labels],
    ...[issue.title, issue.impact, issue.root_cause, issue.proposal].flat().map(({ text }) => text),
  ].join('\n\n');

function fitting(
  group: Group,
  context: DraftContext,
): { readonly material: Material; readonly body: string } {
  const written = (longestText: number) => {
    const material = materialOf(group, context, longestText);
    return { material, body: bodyOf(material) };
  };
  const usual = written(LONGEST_TEXT);
  return usual.body.length <= LONGEST_BODY ? usual : written(SHORT_TEXT);
}

const SECTIONS: readonly ((material: Material) => string)[] = [
  headSection,
  problemSection,
  evidenceSection,
  contextSection,
  rootCauseSection,
  proposalSection,
  timelineSection,
  doubtsSection,
  relatedSection,
];

const bodyOf = (material: Material): string =>
  `${SECTIONS.map((section) => section(material)).join('\n\n')}\n\n<!-- frictionlog ${material.group.fingerprint} -->\n`;
