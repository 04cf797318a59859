import type { Scenario } from '../scenario.js';
import { checkFailed } from './check-failed.js';
import { commandNotFound } from './command-not-found.js';
import { commandTimeout } from './command-timeout.js';
import { contextOverflow } from './context-overflow.js';
import { dataSync } from './data-sync.js';
import { missingModule } from './missing-module.js';
import { networkUnreachable } from './network-unreachable.js';
import { pathMissing } from './path-missing.js';
import { permissionDenied } from './permission-denied.js';
import { retryLoop } from './retry-loop.js';
import { slowCommand } from './slow-command.js';
import { sshAuth } from './ssh-auth.js';
import { statusExit } from './status-exit.js';
import { userConfusion } from './user-confusion.js';
import { userInterrupt } from './user-interrupt.js';
import { userRejectedCall } from './user-rejected-call.js';

/** One scenario per rule, by id. */
export const SCENARIOS: readonly Scenario[] = [
  checkFailed,
  commandNotFound,
  commandTimeout,
  contextOverflow,
  dataSync,
  missingModule,
  networkUnreachable,
  pathMissing,
  permissionDenied,
  retryLoop,
  slowCommand,
  sshAuth,
  statusExit,
  userConfusion,
  userInterrupt,
  userRejectedCall,
];
