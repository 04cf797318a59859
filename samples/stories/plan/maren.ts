import type { Session } from '../../builder.js';
import * as conversation from '../conversation.js';
import * as environment from '../environment.js';
import { commit, feature, question } from '../everyday.js';
import * as loops from '../loops.js';
import * as moments from '../moments.js';
import { MAREN, on, told } from '../people.js';
import { longBreak } from '../scene.js';
import * as slow from '../slow.js';

const NEWER = { version: '2.1.42' };

/** A Mac without `timeout`, staging builds, slow installs. */
export const MARENS_WEEKS: readonly Session[] = [
  told(MAREN, '02T08:40', slow.quickInstall, feature, environment.timeoutHidden, feature, commit),
  told(MAREN, '04T09:10', feature, slow.slowInstall, conversation.rejectedPush),
  told(
    MAREN,
    '06T08:05',
    slow.quickInstall,
    question,
    loops.buildLoop,
    longBreak,
    environment.registryUnreachable,
    feature,
  ),
  told(MAREN, '06T15:30', feature, moments.weekend, conversation.confusedAfterDeploy, question, commit),
  told(
    on(MAREN, NEWER),
    '11T09:00',
    slow.quickInstall,
    environment.timeoutHidden,
    feature,
    slow.approval,
    feature,
  ),
  told(on(MAREN, NEWER), '17T10:20', conversation.corrected, slow.slowInstall, longBreak, feature),
  told(
    on(MAREN, NEWER),
    '19T13:15',
    slow.quickInstall,
    feature,
    loops.buildLoop,
    conversation.rejectedInstall,
    feature,
  ),
  ...forked(),
];

/** The session of the 25th goes on in a copy on the 26th. */
function forked(): readonly Session[] {
  const first = told(on(MAREN, NEWER), '25T09:45', slow.quickInstall, environment.timeoutVisible, feature);
  const second = first.fork('2026-02-26T08:30:00Z');
  for (const scene of [conversation.confusedAfterDeploy, commit]) scene(second);
  return [first, second];
}
