import type { Analysis } from './analysis/analysis.js';
import { type AnalyzedFolder, type Corpus, plan, readCorpus } from './analysis/analyze.js';
import type { Crew } from './analysis/crew.js';
import { findingsOf } from './analysis/findings.js';
import type { MapOptions, MapTask } from './analysis/map.js';
import type { Memory } from './analysis/memory.js';
import { type OneSession, readAmong } from './analysis/one-session.js';
import { anonymityOf, type RedactionOptions } from './analysis/redaction.js';
import { type Selection, select } from './analysis/selection.js';
import type { StoreWork, Storing } from './analysis/storing.js';
import { EXIT, UserError } from './failure.js';
import type { FindingsOptions } from './findings/findings.js';
import type { Progress } from './progress.js';
import { idsMeant } from './transcript/file-name.js';

/** The whole program on one screen: read, analyze, group, draft. */

export interface ReadOptions extends MapOptions {
  readonly crew: Crew;
  readonly selection: Selection;
}

/** Sessions with what rules found in each. */
export async function readSessions(
  places: readonly AnalyzedFolder[],
  { crew, selection, ...options }: ReadOptions,
  progress: Progress,
  memory?: Memory,
): Promise<Corpus> {
  const corpus = await readCorpus(places, options, crew, progress, memory);
  // Not waited for: what follows needs one thread, and theirs take a while to end.
  void crew.dismiss();
  return { ...corpus, results: select(corpus.results, selection, options.forgotten) };
}

export interface AnalyzeOptions extends ReadOptions {
  /** Rules whose groups are looked at; empty: all. */
  readonly only: readonly string[];
  readonly findings: FindingsOptions;
  readonly redaction: RedactionOptions;
}

/** Sessions, and the friction in them: grouped, priced, judged; and kept, where there is a store. */
export async function analyze(
  places: readonly AnalyzedFolder[],
  options: AnalyzeOptions,
  progress: Progress,
  storing?: Storing,
): Promise<Analysis> {
  const corpus = await readSessions(places, options, progress, storing?.memory);
  const findings = findingsOf(corpus.results, options.rules, options.findings);
  const { asOf, zone } = options.findings;
  const { only } = options;
  const anonymity = await anonymityOf(corpus.results, options.redaction);
  const stored = storing && (await keep(storing, places, corpus, options, anonymity));
  return {
    ...{ asOf, zone, window: options.window, gapLimit: options.gapLimit, corpus, findings, stored },
    groups: findings.groups.filter(({ rule }) => only.length === 0 || only.includes(rule.id)),
    anonymity,
  };
}

/** What the store says of friction does not depend on what this run was asked to show. */
function keep(
  storing: Storing,
  places: readonly AnalyzedFolder[],
  corpus: Corpus,
  { rules, findings, forgotten }: AnalyzeOptions,
  { redaction }: Analysis['anonymity'],
): Promise<StoreWork> {
  const everything = {
    ...findings,
    asked: [],
    minSessions: undefined,
    minUsers: undefined,
    within: undefined,
  };
  const roots = places.map(({ folder }) => folder.root);
  const friction = { rules, findings: everything, redaction };
  return storing.keep({ corpus, roots, asOf: findings.asOf, forgotten, friction });
}

/** The session whose id is or begins so, with every event of its own. */
export function readOneSession(
  places: readonly AnalyzedFolder[],
  id: string,
  options: MapOptions,
): OneSession {
  const { tasks } = plan(places);
  const known = tasks.map(({ unit }) => unit.id);
  const meant = new Set(idsMeant(known, id));
  const found = tasks.filter(({ unit }) => meant.has(unit.id));
  const [task, ...others] = found;
  if (task === undefined) {
    throw new UserError(EXIT.noInput, `no session begins with ${id}. frictionlog sessions lists them.`);
  }
  if (others.length > 0) throw new UserError(EXIT.usage, severalBegin(id, found));
  return readAmong(task, tasks, options);
}

function severalBegin(id: string, found: readonly MapTask[]): string {
  const ids = [...new Set(found.map(({ unit }) => unit.id))];
  if (ids.length > 1)
    return `${id} is the beginning of several sessions: ${ids.join(', ')}. Give more of it.`;
  const roots = found.map(({ folder }) => folder.root).join(', ');
  return `${id} stands in several sources: ${roots}. Name one: frictionlog session ${id} FOLDER.`;
}
