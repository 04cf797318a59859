import type { Draft, RefusedDraft } from '../../drafts/draft.js';
import { newerName } from '../../drafts/draft-name.js';
import { bodySha, headSha } from '../../drafts/draft-text.js';
import type { KeptDraft } from '../../drafts/kept-draft.js';
import type { IssueFile } from './issues.js';

/** What is to be done in the folder of drafts; names are relative to the reports folder. */
export interface IssuesPlan {
  readonly files: readonly (readonly [name: string, text: string])[];
  readonly removed: readonly string[];
  /** Drafts of earlier runs of which this run cannot say whether they are due. */
  readonly left: readonly string[];
  readonly kept: readonly KeptDraft[];
}

export interface Wanted {
  readonly drafts: readonly Draft[];
  readonly refused: readonly RefusedDraft[];
  readonly mayJudge: (draft: Pick<IssueFile, 'name' | 'rule'>) => boolean;
}

/** Decides file by file; what a person edited is never in `files` and never in `removed`. */
export function planIssues(wanted: Wanted, found: readonly IssueFile[]): IssuesPlan {
  const onDisk = new Map(found.map((file) => [file.name, file]));
  const due = wanted.drafts.map((draft) => placed(draft, onDisk));
  const names = new Set(due.flatMap(({ files }) => files.map(([name]) => name)));
  const keptDue = new Set(due.flatMap(({ kept }) => kept.map(({ fileName }) => fileName)));
  const dueNames = bothNames(wanted.drafts);
  const others = found.filter(({ name }) => !names.has(issue(name)) && !keptDue.has(name));
  // What was refused goes in any case: its older text may hold the same secret.
  const refused = bothNames(wanted.refused);
  const isKnown = (file: IssueFile): boolean => refused.has(file.name) || wanted.mayJudge(file);
  const over = others.filter(isKnown);
  const reasonOf = (name: string): KeptDraft['reason'] =>
    refused.has(name) ? 'refused' : dueNames.has(name) ? 'nothing new' : 'not due';
  return {
    files: due.flatMap(({ files }) => files),
    removed: over.filter((file) => !isEdited(file)).map(({ name }) => issue(name)),
    left: others.filter((file) => !isKnown(file)).map(({ name }) => issue(name)),
    kept: [
      ...due.flatMap(({ kept }) => kept),
      ...over.filter(isEdited).map(({ name }): KeptDraft => {
        return { fileName: name, reason: reasonOf(name) };
      }),
    ].sort((a, b) => (a.fileName < b.fileName ? -1 : 1)),
  };
}

/** Where a draft stands, and where its newer text would. */
const bothNames = (drafts: readonly Pick<Draft, 'fileName'>[]): ReadonlySet<string> =>
  new Set(drafts.flatMap(({ fileName }) => [fileName, newerName(fileName)]));

type Placed = Pick<IssuesPlan, 'files' | 'kept'>;

/** A draft that is due: at its name, beside an edited one, or nowhere if nothing has changed since the edit. */
function placed(draft: Draft, onDisk: ReadonlyMap<string, IssueFile>): Placed {
  const { fileName } = draft;
  const current = onDisk.get(fileName);
  if (current === undefined || !isEdited(current))
    return { files: [[issue(fileName), draft.text]], kept: [] };
  if (isAsBefore(draft, current)) return { files: [], kept: [{ fileName, reason: 'nothing new' }] };
  const newer = newerName(fileName);
  const beside = onDisk.get(newer);
  if (beside !== undefined && isEdited(beside)) return { files: [], kept: [fileName, newer].map(bothEdited) };
  return { files: [[issue(newer), draft.text]], kept: [{ fileName, reason: 'newer text beside it' }] };
}

const bothEdited = (fileName: string): KeptDraft => ({ fileName, reason: 'both edited' });

/** The program would write now what it wrote before the edit. */
const isAsBefore = (draft: Draft, { draft: current }: IssueFile): boolean =>
  current?.written.head === headSha(draft) && current.written.body === bodySha(draft.body);

const isEdited = ({ draft }: IssueFile): boolean => draft === undefined || draft.isEdited;

const issue = (name: string): string => `issues/${name}`;
