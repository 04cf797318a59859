import { parse } from 'yaml';
import { type DraftHead, draftText } from './draft-text.js';

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
  const parts = split(text);
  const values = parts === undefined ? undefined : frontMatter(parts.head);
  if (parts === undefined || values === undefined) return undefined;
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
  const isEdited = text !== draftText(found, parts.body);
  return { ...found, body: parts.body, written: { head: String(head), body: String(body) }, isEdited };
}

/** The body alone, for `gh issue create --body-file -`; a file without front matter is all body. */
export const draftBody = (text: string): string => split(text)?.body ?? text;

/** As it stands in the front matter, edited or not. */
export function draftTitle(text: string): string | undefined {
  const title = frontMatter(split(text)?.head ?? '')?.title;
  return typeof title === 'string' && title !== '' ? title : undefined;
}

/** GitHub takes a list, and one text with commas. */
export const draftLabels = (text: string): readonly string[] =>
  texts(frontMatter(split(text)?.head ?? '')?.labels);

/** Logins, from `owners` of the configuration or of whoever edited the draft. */
export const draftAssignees = (text: string): readonly string[] =>
  texts(frontMatter(split(text)?.head ?? '')?.assignees);

function split(text: string): { readonly head: string; readonly body: string } | undefined {
  const [whole, head] = /^---\r?\n([\s\S]*?\r?\n)---[ \t]*\r?\n(?:\r?\n)?/.exec(text) ?? [];
  return whole === undefined || head === undefined ? undefined : { head, body: text.slice(whole.length) };
}

function frontMatter(head: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const values: unknown = parse(head, { maxAliasCount: 0 });
    return typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function texts(value: unknown): readonly string[] {
  const items = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.map(String) : [];
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
