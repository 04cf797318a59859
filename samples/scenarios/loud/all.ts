import type { Scenario } from '../scenario.js';
import { approvalWait } from './approval-wait.js';
import { badToolArguments } from './bad-tool-arguments.js';
import { checkFailed } from './check-failed.js';
import { commandNotFound } from './command-not-found.js';
import { commandTimeout } from './command-timeout.js';
import { commitSigning } from './commit-signing.js';
import { contextOverflow } from './context-overflow.js';
import { dataSync } from './data-sync.js';
import { editChurn } from './edit-churn.js';
import { failureStreak } from './failure-streak.js';
import { fileTooLarge } from './file-too-large.js';
import { harnessUpgrade } from './harness-upgrade.js';
import { httpAuth } from './http-auth.js';
import { isADirectory } from './is-a-directory.js';
import { missingModule } from './missing-module.js';
import { networkUnreachable } from './network-unreachable.js';
import { pathMissing } from './path-missing.js';
import { permissionDenied } from './permission-denied.js';
import { policyDeniedCall } from './policy-denied-call.js';
import { providerError } from './provider-error.js';
import { remoteNotFound } from './remote-not-found.js';
import { repeatedApproval } from './repeated-approval.js';
import { resourceExhausted } from './resource-exhausted.js';
import { retryLoop } from './retry-loop.js';
import { runtimeVersion } from './runtime-version.js';
import { shellQuoting } from './shell-quoting.js';
import { silentNoop } from './silent-noop.js';
import { slowCommand } from './slow-command.js';
import { sshAuth } from './ssh-auth.js';
import { staleEdit } from './stale-edit.js';
import { statusExit } from './status-exit.js';
import { unknownError } from './unknown-error.js';
import { userConfusion } from './user-confusion.js';
import { userCorrection } from './user-correction.js';
import { userInterrupt } from './user-interrupt.js';
import { userRejectedCall } from './user-rejected-call.js';
import { vcsConflict } from './vcs-conflict.js';
import { wrongCwd } from './wrong-cwd.js';

/** One scenario per rule, by id. */
export const SCENARIOS: readonly Scenario[] = [
  approvalWait,
  badToolArguments,
  checkFailed,
  commandNotFound,
  commandTimeout,
  commitSigning,
  contextOverflow,
  dataSync,
  editChurn,
  failureStreak,
  fileTooLarge,
  harnessUpgrade,
  httpAuth,
  isADirectory,
  missingModule,
  networkUnreachable,
  pathMissing,
  permissionDenied,
  policyDeniedCall,
  providerError,
  remoteNotFound,
  repeatedApproval,
  resourceExhausted,
  retryLoop,
  runtimeVersion,
  shellQuoting,
  silentNoop,
  slowCommand,
  sshAuth,
  staleEdit,
  statusExit,
  unknownError,
  userConfusion,
  userCorrection,
  userInterrupt,
  userRejectedCall,
  vcsConflict,
  wrongCwd,
];
