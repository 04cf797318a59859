import type { CountsName } from './counts.js';

/** What sessions can be grouped and chosen by (metrics.md 7). */
export const BY = [
  'user',
  'host',
  'project',
  'model',
  'version',
  'entrypoint',
  'tool',
  'branch',
  'type',
  'day',
  'week',
  'hour',
] as const;
export type By = (typeof BY)[number];

/** The others are fields that only single statistics group by. */
export type FieldName = By | 'command_family' | 'file' | 'skill' | 'kind' | 'command';

export type Field =
  /** One value a session, of the row `s`. */
  | { readonly kind: 'one'; readonly sql: string }
  /** A list: the session counts with each of its values. */
  | { readonly kind: 'list'; readonly sql: string }
  /** When the session began, in the zone asked for. */
  | { readonly kind: 'time'; readonly unit: 'day' | 'week' | 'hour'; readonly label: string }
  | OwnField;

/** Of a call or prompt: these count with their own, a session with each that it has. */
export interface OwnField {
  readonly kind: 'own';
  readonly counts: CountsName;
}

const one = (sql: string): Field => ({ kind: 'one', sql });
const list = (sql: string): Field => ({ kind: 'list', sql });
const own = (counts: CountsName): Field => ({ kind: 'own', counts });

export const FIELDS = {
  user: one('s."user"'),
  host: one('s.host'),
  project: one('s.project'),
  model: list('s.models'),
  version: list('s.versions'),
  entrypoint: one('s.entrypoint'),
  tool: own('tool_counts'),
  branch: one('s.branch'),
  type: one('s.type'),
  day: { kind: 'time', unit: 'day', label: '%Y-%m-%d' },
  week: { kind: 'time', unit: 'week', label: '%G-W%V' },
  hour: { kind: 'time', unit: 'hour', label: '%Y-%m-%d %H:00' },
  command_family: own('family_counts'),
  file: own('file_counts'),
  skill: own('skill_counts'),
  kind: own('prompt_counts'),
  command: own('command_counts'),
} as const satisfies Record<FieldName, Field>;

export const isBy = (name: string): name is By => (BY as readonly string[]).includes(name);

export const isTime = (name: FieldName): boolean => FIELDS[name].kind === 'time';
