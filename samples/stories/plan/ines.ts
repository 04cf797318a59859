import type { Session } from '../../builder.js';
import * as conversation from '../conversation.js';
import * as data from '../data.js';
import * as environment from '../environment.js';
import { commit, feature, question } from '../everyday.js';
import * as harness from '../harness.js';
import * as moments from '../moments.js';
import { INES, told } from '../people.js';
import { longBreak } from '../scene.js';

/** A newer version without ticks; modules, fixtures, keys and the Docker socket. */
export const INESS_WEEKS: readonly Session[] = [
  told(INES, '02T12:30', environment.moduleMissing, feature, commit),
  told(INES, '05T08:20', feature, environment.dockerRefused, environment.databaseDown),
  told(INES, '09T09:50', environment.moduleMissing, longBreak, question, feature, commit),
  told(INES, '13T13:00', conversation.confusedAfterDeploy, harness.delegated, feature),
  told(INES, '16T10:45', data.fixtureMissing, data.staleAfterSync, harness.slashCommands),
  told(INES, '19T08:00', feature, environment.pushRefused, moments.away, feature, feature),
  told(INES, '24T11:10', feature, environment.dockerRefused, conversation.queuedWish),
  told(INES, '27T09:20', harness.overflow, feature, feature, commit),
];
