import type { Session } from '../../builder.js';
import * as conversation from '../conversation.js';
import * as environment from '../environment.js';
import { commit, feature, question } from '../everyday.js';
import * as loops from '../loops.js';
import * as moments from '../moments.js';
import { on, TOMAS, told } from '../people.js';
import { shortBreak } from '../scene.js';
import * as slow from '../slow.js';

const API = on(TOMAS, { project: 'tidepool-api' });

/** Two projects, sometimes at the same time; the Docker socket is refused, mended, and refused again. */
export const TOMASS_WEEKS: readonly Session[] = [
  told(API, '03T07:55', feature, environment.dockerRefused, question, feature),
  told(TOMAS, '05T10:00', environment.timeoutVisible, slow.slowInstall, commit),
  told(API, '05T10:06', question, shortBreak, feature, moments.glued, commit),
  told(TOMAS, '10T12:10', slow.quickInstall, feature, loops.buildLoop, slow.sleepingApproval),
  told(TOMAS, '12T14:25', slow.quickInstall, slow.approval, conversation.confusedAfterDeploy, feature),
  told(
    TOMAS,
    '18T09:35',
    slow.quickInstall,
    environment.timeoutHidden,
    environment.registryUnreachable,
    feature,
  ),
  told(
    TOMAS,
    '20T08:15',
    slow.quickInstall,
    slow.backgroundBuild,
    conversation.interruptedSearch,
    conversation.rejectedPush,
  ),
  told(API, '26T11:40', environment.dockerRefused, feature, moments.suggested, commit),
];
