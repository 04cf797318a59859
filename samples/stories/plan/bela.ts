import type { Session } from '../../builder.js';
import * as conversation from '../conversation.js';
import * as data from '../data.js';
import * as environment from '../environment.js';
import { feature } from '../everyday.js';
import * as harness from '../harness.js';
import * as loops from '../loops.js';
import * as moments from '../moments.js';
import { BELA, told } from '../people.js';
import * as slow from '../slow.js';

/** An old Node, a frozen release channel, a runbook that has moved. */
export const BELAS_WEEKS: readonly Session[] = [
  told(BELA, '10T10:30', environment.engineTooOld, slow.slowInstall, feature),
  told(BELA, '13T09:25', moments.unanswered),
  told(
    BELA,
    '16T13:40',
    slow.quickInstall,
    loops.frozenChannel,
    data.runbookMissing,
    loops.staleEdits,
    feature,
  ),
  told(BELA, '18T10:05', slow.slowInstall, harness.planTurnedDown, feature, feature),
  told(
    BELA,
    '24T08:50',
    slow.quickInstall,
    loops.frozenChannel,
    loops.buildLoop,
    conversation.corrected,
    feature,
  ),
  told(BELA, '26T12:15', slow.quickInstall, environment.registryUnreachable, slow.approval, feature, feature),
];
