import type { Session } from '../../builder.js';
import * as conversation from '../conversation.js';
import * as environment from '../environment.js';
import { commit, feature, question } from '../everyday.js';
import * as harness from '../harness.js';
import * as loops from '../loops.js';
import * as moments from '../moments.js';
import { on, told, YUKI } from '../people.js';
import { longBreak } from '../scene.js';
import * as slow from '../slow.js';

const OLD = on(YUKI, { version: '1.0.119' });
const WEB = on(YUKI, { project: 'harbor-web' });

/** A very old version at first; a last session that is still being written. */
export const YUKIS_WEEKS: readonly Session[] = [
  told(OLD, '04T06:30', feature, environment.pushRefused, feature, feature),
  told(OLD, '09T06:10', conversation.confusedAfterDeploy, longBreak, feature, commit),
  told(WEB, '12T07:15', slow.slowInstall, loops.buildLoop, loops.testCycle),
  told(YUKI, '18T06:50', harness.delegated, slow.approval, conversation.interruptedThought, feature),
  told(
    WEB,
    '23T07:20',
    slow.quickInstall,
    slow.endToEndTimeout,
    environment.pushRefused,
    conversation.rejectedPush,
  ),
  told(YUKI, '27T06:40', feature, conversation.queuedWish, question, moments.torn),
];
