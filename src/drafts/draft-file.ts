import { type DraftHead, draftText } from './draft-text.js';
import { type FrontMatterFault, frontMatter } from './front-matter.js';

/** A draft as it lies on disk. */
export interface DraftFile extends DraftHead {
  readonly body: string;
  /** What the program wrote last; an edit changes the text and not these. */
  readonly written: { readonly head: string; readonly body: string };
  /** A person has changed it. */
  readonly isEdited: boolean;
}

/** Undefined if the text is no draft of ours, or so much edited that it cannot be told. */
export function readDraft(text: string): DraftFile | undefined {
  const read = frontMatter(text);
  if ('fault' in read) return undefined;
  const { values, body: bodyText } = read;
  const { title, 'x-fingerprint': fingerprint, 'x-rule': rule } = values;
  const [head, body] = [values['x-head-sha256'], values['x-body-sha256']];
  const isOurs = [title, fingerprint, rule, head, body].every((value) => typeof value === 'string');
  if (!isOurs) return undefined;
  const found = {
    title: String(title),
    labels: texts(values.labels),
    assignees: texts(values.assignees),
    fingerprint: String(fingerprint),
    rule: String(rule),
  };
  // With the hashes that stand in it, and with no key or comment that a person added.
  const isEdited = text !== draftText(found, bodyText);
  return { ...found, body: bodyText, written: { head: String(head), body: String(body) }, isEdited };
}

/** What becomes an issue, edited or not. */
export interface IssueParts {
  readonly title: string | undefined;
  /** GitHub takes a list, and one text with commas. */
  readonly labels: readonly string[];
  /** Logins, from `owners` of the configuration or of whoever edited the draft. */
  readonly assignees: readonly string[];
  /** For `gh issue create --body-file -`. */
  readonly body: string;
}

/** Of any text; without front matter it is all body. */
export function issueParts(text: string): IssueParts | { readonly fault: FrontMatterFault } {
  const read = frontMatter(text);
  if ('fault' in read) return read;
  const { title, labels, assignees } = read.values;
  return {
    title: typeof title === 'string' && title !== '' ? title : undefined,
    ...{ labels: texts(labels), assignees: texts(assignees), body: read.body },
  };
}

function texts(value: unknown): readonly string[] {
  const items = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.map(String) : [];
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
