import type { Session } from '../../builder.js';
import * as conversation from '../conversation.js';
import * as data from '../data.js';
import * as environment from '../environment.js';
import { commit, feature } from '../everyday.js';
import * as harness from '../harness.js';
import { KOFI, told } from '../people.js';
import { longBreak } from '../scene.js';

/** Data that must be copied before anything can be shown. */
export const KOFIS_WEEKS: readonly Session[] = [
  told(KOFI, '03T08:30', data.syncBreaks, feature, environment.moduleMissing, feature),
  told(KOFI, '06T11:20', environment.dockerRefused, data.staleAfterSync, feature),
  told(KOFI, '11T09:40', data.syncBreaks, data.fixtureMissing, longBreak, feature, feature),
  told(KOFI, '17T08:10', conversation.confusedAfterDeploy, feature, harness.oneCompaction, feature),
  told(KOFI, '20T12:50', harness.overloaded, data.staleAfterSync, feature, commit),
  told(KOFI, '25T08:05', data.syncBreaks, data.staleAfterSync, feature, feature),
];
