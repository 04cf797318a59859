import { stringify } from 'yaml';

/** What there is on a machine that a first configuration should know of. */
export interface Discovered {
  /** Folders with sessions of this account. */
  readonly projects: readonly string[];
  /** Hosts of the SSH configuration. */
  readonly aliases: readonly string[];
  /** Sources that were fetched before. */
  readonly mirrored: readonly string[];
  /** Where the store is, or would be. */
  readonly store: string;
  readonly hasStore: boolean;
}

/** A host that was named, so that it is no guess. */
export interface NamedHost {
  readonly host: string;
  readonly root: string;
  readonly sudo: 'cat' | 'helper' | 'none';
}

/** The text of a first `frictionlog.yaml`: what was found stands in it, what was guessed is commented out. */
export function starterConfig(found: Discovered, hosts: readonly NamedHost[]): string {
  const named = new Set(hosts.map(({ host }) => host));
  const guessed = found.aliases.filter((alias) => !named.has(alias));
  return `${[...HEAD, ...sources(found, hosts, guessed), ...storeLines(found), ...REST].join('\n')}\n`;
}

const HEAD = [
  '# yaml-language-server: $schema=./frictionlog.schema.json',
  '# Read where frictionlog is called, or with --config FILE. Every key is optional; unknown ones are errors.',
  '# What holds: frictionlog config show --origin. Whether it works: frictionlog doctor.',
  '',
  '# Where transcripts are read from.',
];

function sources(
  found: Discovered,
  hosts: readonly NamedHost[],
  guessed: readonly string[],
): readonly string[] {
  const active = [
    ...(found.projects.length > 0
      ? [`  - type: projects           # sessions of this account: ${scalar(found.projects.join(', '))}`]
      : []),
    ...hosts.flatMap(sshLines),
  ];
  const examples = [
    ...guessed.slice(0, MOST_GUESSED),
    ...(guessed.length + active.length === 0 ? ['build-1'] : []),
  ];
  const more = guessed.length - MOST_GUESSED;
  return [
    active.length > 0 ? 'sources:' : '# sources:',
    ...active,
    ...examples.flatMap((host) => sshLines({ host, root: CLASSIC_ROOT, sudo: 'cat' }).map(commented)),
    ...(more > 0 ? [`  # … and ${more} more hosts of the SSH configuration`] : []),
    ...(found.mirrored.length > 0 ? [`  # fetched before: ${scalar(found.mirrored.join(', '))}`] : []),
    '',
  ];
}

/** More would hide the rest of the file. */
const MOST_GUESSED = 5;

/** Of the collections that the guide describes. */
export const CLASSIC_ROOT = '/data/user_sessions';

const sshLines = ({ host, root, sudo }: NamedHost): readonly string[] => [
  '  - type: ssh',
  `    host: ${scalar(host)}`,
  `    root: ${scalar(root)}`,
  `    sudo: ${sudo}${' '.repeat(Math.max(1, 17 - sudo.length))}# cat: sudo -n -- cat FILE; helper: the read-only helper; none: readable as it is`,
];

const commented = (line: string): string => `  # ${line.slice(2)}`;

const storeLines = ({ store, hasStore }: Discovered): readonly string[] => [
  hasStore
    ? '# The store that is there already: only transcripts that changed are read again.'
    : '# Keeps what was read, so that the next run reads only transcripts that changed.',
  `store: ${scalar(store)}`,
  '',
];

const REST = [
  '# Copies that look unchanged are compared by checksum: daily (a seventh of them each day), always, never.',
  '# verify: daily',
  '',
  '# How long mirror and store keep sessions; default: for ever.',
  '# keep: 180d',
  '',
  '# Where drafts and the summary go.',
  '# reports: frictionlog-reports',
  '',
  '# A longer silence is not active time. Zone for dates.',
  '# gap: 10m',
  '# tz: Europe/Berlin',
  '',
  '# Rules of your own, and rules that are not asked.',
  '# rules:',
  '#   folders: [my-rules]',
  '#   disabled: [data-sync]',
  '',
  '# What was mended, so that only what comes back is a regression: frictionlog fixes --help',
  '# fixes: fixes.yaml',
  '',
  '# Local clones: does a failing command stand in our own documentation?',
  '# provenance:',
  '#   repos: [../tools]',
  '',
  '# Assignees of drafts, by rule or owner.',
  '# owners:',
  '#   user-env: [ann-at-github]',
];

/** On one line and as YAML reads it back, whatever the text. */
const scalar = (text: string): string =>
  stringify(text, { lineWidth: 0, defaultStringType: /[\n#]/.test(text) ? 'QUOTE_DOUBLE' : 'PLAIN' }).trim();
