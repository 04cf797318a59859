import * as conversation from './conversation.js';
import * as data from './data.js';
import * as environment from './environment.js';
import { commit, feature, question } from './everyday.js';
import * as harness from './harness.js';
import * as loops from './loops.js';
import { BELA, INES, KOFI, MAREN, type Person, TOMAS, YUKI } from './people.js';
import { longBreak, type Scene, shortBreak } from './scene.js';
import * as slow from './slow.js';

/** One session of the plan. */
export interface Row {
  readonly person: Person;
  readonly start: string;
  readonly version: string;
  readonly project: string;
  readonly scenes: readonly Scene[];
  /** Goes on in a second file, which begins as a copy. */
  readonly fork?: { readonly start: string; readonly scenes: readonly Scene[] };
}

const weekend: Scene = (session) => {
  session.later(62 * 3600);
};
const glued: Scene = (session) => {
  session.glue();
};
const torn: Scene = (session) => {
  session.tear();
};
const away: Scene = (session) => {
  session.later(1_300).away('The importer skips duplicates now; next is the time zone question.');
};
const suggested: Scene = (session) => {
  session.suggestion();
};
const unanswered: Scene = (session) => {
  session.prompt('hello?');
};

const row = (person: Person, start: string, version: string, project: string, ...scenes: Scene[]): Row => ({
  person,
  start: `${start}:00Z`,
  version,
  project,
  scenes,
});

const MARENS: readonly Row[] = [
  row(MAREN, '2026-02-02T08:40', '2.1.37', 'harbor-web', feature, environment.timeoutHidden, commit),
  row(
    MAREN,
    '2026-02-04T09:10',
    '2.1.37',
    'harbor-web',
    feature,
    slow.slowInstall,
    conversation.rejectedPush,
  ),
  row(
    MAREN,
    '2026-02-06T08:05',
    '2.1.37',
    'harbor-web',
    question,
    loops.buildLoop,
    longBreak,
    feature,
    commit,
  ),
  row(
    MAREN,
    '2026-02-06T15:30',
    '2.1.37',
    'harbor-web',
    feature,
    weekend,
    conversation.confusedAfterDeploy,
    commit,
  ),
  row(MAREN, '2026-02-11T09:00', '2.1.42', 'harbor-web', environment.timeoutHidden, feature, slow.approval),
  row(
    MAREN,
    '2026-02-17T10:20',
    '2.1.42',
    'harbor-web',
    conversation.corrected,
    slow.slowInstall,
    longBreak,
    feature,
  ),
  row(
    MAREN,
    '2026-02-19T13:15',
    '2.1.42',
    'harbor-web',
    feature,
    loops.buildLoop,
    conversation.rejectedInstall,
  ),
  {
    ...row(MAREN, '2026-02-25T09:45', '2.1.42', 'harbor-web', environment.timeoutVisible, feature),
    fork: { start: '2026-02-26T08:30:00Z', scenes: [conversation.confusedAfterDeploy, commit] },
  },
];

const TOMASS: readonly Row[] = [
  row(TOMAS, '2026-02-03T07:55', '2.1.47', 'tidepool-api', feature, environment.dockerRefused, question),
  row(
    TOMAS,
    '2026-02-05T10:00',
    '2.1.47',
    'harbor-web',
    environment.timeoutVisible,
    slow.slowInstall,
    commit,
  ),
  row(TOMAS, '2026-02-05T10:06', '2.1.47', 'tidepool-api', question, shortBreak, feature, glued, commit),
  row(TOMAS, '2026-02-10T12:10', '2.1.47', 'harbor-web', feature, loops.buildLoop, slow.sleepingApproval),
  row(
    TOMAS,
    '2026-02-12T14:25',
    '2.1.47',
    'harbor-web',
    slow.approval,
    conversation.confusedAfterDeploy,
    feature,
  ),
  row(
    TOMAS,
    '2026-02-18T09:35',
    '2.1.47',
    'harbor-web',
    environment.timeoutHidden,
    environment.registryUnreachable,
  ),
  row(
    TOMAS,
    '2026-02-20T08:15',
    '2.1.47',
    'harbor-web',
    slow.backgroundBuild,
    conversation.interruptedSearch,
    feature,
  ),
  row(
    TOMAS,
    '2026-02-26T11:40',
    '2.1.47',
    'tidepool-api',
    environment.dockerRefused,
    feature,
    suggested,
    commit,
  ),
];

const INESS: readonly Row[] = [
  row(
    INES,
    '2026-02-02T12:30',
    '2.1.112',
    'tidepool-api',
    harness.sidecars,
    environment.moduleMissing,
    feature,
  ),
  row(
    INES,
    '2026-02-05T08:20',
    '2.1.112',
    'tidepool-api',
    environment.dockerRefused,
    environment.databaseDown,
  ),
  row(
    INES,
    '2026-02-09T09:50',
    '2.1.112',
    'tidepool-api',
    environment.moduleMissing,
    longBreak,
    question,
    commit,
  ),
  row(
    INES,
    '2026-02-13T13:00',
    '2.1.112',
    'tidepool-api',
    conversation.confusedAfterDeploy,
    harness.delegated,
    feature,
  ),
  row(
    INES,
    '2026-02-16T10:45',
    '2.1.112',
    'tidepool-api',
    data.fixtureMissing,
    feature,
    harness.slashCommands,
  ),
  row(INES, '2026-02-19T08:00', '2.1.112', 'tidepool-api', feature, environment.pushRefused, away, feature),
  row(
    INES,
    '2026-02-24T11:10',
    '2.1.112',
    'tidepool-api',
    environment.dockerRefused,
    conversation.queuedWish,
  ),
  row(INES, '2026-02-27T09:20', '2.1.112', 'tidepool-api', harness.overflow, feature, commit),
];

const KOFIS: readonly Row[] = [
  row(KOFI, '2026-02-03T08:30', '2.0.76', 'atlas-data', data.syncBreaks, feature, environment.moduleMissing),
  row(KOFI, '2026-02-06T11:20', '2.0.76', 'atlas-data', environment.dockerRefused, data.staleAfterSync),
  row(
    KOFI,
    '2026-02-11T09:40',
    '2.0.76',
    'atlas-data',
    data.syncBreaks,
    data.fixtureMissing,
    longBreak,
    feature,
  ),
  row(
    KOFI,
    '2026-02-17T08:10',
    '2.0.76',
    'atlas-data',
    conversation.confusedAfterDeploy,
    feature,
    harness.oneCompaction,
  ),
  row(KOFI, '2026-02-20T12:50', '2.0.76', 'atlas-data', harness.overloaded, data.staleAfterSync, commit),
  row(KOFI, '2026-02-25T08:05', '2.0.76', 'atlas-data', data.syncBreaks, data.staleAfterSync, feature),
];

const YUKIS: readonly Row[] = [
  row(YUKI, '2026-02-04T06:30', '1.0.119', 'ledger-core', feature, environment.pushRefused, feature),
  row(
    YUKI,
    '2026-02-09T06:10',
    '1.0.119',
    'ledger-core',
    conversation.confusedAfterDeploy,
    longBreak,
    feature,
    commit,
  ),
  row(YUKI, '2026-02-12T07:15', '2.1.29', 'harbor-web', slow.slowInstall, loops.buildLoop, loops.testCycle),
  row(
    YUKI,
    '2026-02-18T06:50',
    '2.1.29',
    'ledger-core',
    harness.delegated,
    conversation.interruptedThought,
    feature,
  ),
  row(
    YUKI,
    '2026-02-23T07:20',
    '2.1.29',
    'harbor-web',
    slow.endToEndTimeout,
    environment.pushRefused,
    feature,
  ),
  row(YUKI, '2026-02-27T06:40', '2.1.29', 'ledger-core', feature, conversation.queuedWish, question, torn),
];

const BELAS: readonly Row[] = [
  row(
    BELA,
    '2026-02-10T10:30',
    '2.1.121',
    'harbor-web',
    harness.sidecars,
    environment.engineTooOld,
    slow.slowInstall,
  ),
  row(BELA, '2026-02-13T09:25', '2.1.121', 'harbor-web', unanswered),
  row(
    BELA,
    '2026-02-16T13:40',
    '2.1.121',
    'harbor-web',
    loops.frozenChannel,
    data.runbookMissing,
    loops.staleEdits,
  ),
  row(BELA, '2026-02-18T10:05', '2.1.121', 'harbor-web', slow.slowInstall, harness.planTurnedDown, feature),
  row(
    BELA,
    '2026-02-24T08:50',
    '2.1.121',
    'harbor-web',
    loops.frozenChannel,
    loops.buildLoop,
    conversation.corrected,
  ),
  row(
    BELA,
    '2026-02-26T12:15',
    '2.1.121',
    'harbor-web',
    environment.registryUnreachable,
    slow.approval,
    feature,
  ),
];

/** Four weeks of six people, Monday 2 to Friday 27 February 2026. */
export const PLAN: readonly Row[] = [...MARENS, ...TOMASS, ...INESS, ...KOFIS, ...YUKIS, ...BELAS];
