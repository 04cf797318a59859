import { EXIT, type ExitCode, UserError, worst } from '../failure.js';
import { CHECKS, type Check, type CheckedFinding, type CheckName, type Patient, refused } from './check.js';
import { checkConfiguration } from './checks/configuration.js';
import { checkDisk } from './checks/disk.js';
import { checkDataFolder, checkMirror, checkReports } from './checks/folders.js';
import { checkFreshness } from './checks/freshness.js';
import { checkHosts } from './checks/hosts.js';
import { checkPrograms } from './checks/programs.js';
import { checkRules } from './checks/rules.js';
import { checkStore } from './checks/store.js';

const RUN = {
  programs: checkPrograms,
  configuration: checkConfiguration,
  rules: checkRules,
  'data folder': checkDataFolder,
  mirror: checkMirror,
  reports: checkReports,
  disk: checkDisk,
  store: checkStore,
  host: checkHosts,
  freshness: checkFreshness,
} as const satisfies Record<CheckName, Check>;

/** Looks at everything, and changes nothing. A configuration that cannot be read hides all the rest. */
export async function examine(readPatient: () => Promise<Patient>): Promise<readonly CheckedFinding[]> {
  const patient = await readPatient().catch((error: unknown) => {
    if (error instanceof UserError && error.exitCode !== EXIT.usage) return error;
    throw error;
  });
  if (patient instanceof UserError) return [unreadable(patient)];
  const findings: CheckedFinding[] = [];
  for (const check of CHECKS)
    for (const finding of await RUN[check](patient)) findings.push({ ...finding, check });
  return findings;
}

/** 0 where nothing failed, else the code of the failure that comes first. */
export function exitOf(findings: readonly CheckedFinding[]): ExitCode {
  const failed = findings.flatMap((finding) => (finding.status === 'fail' ? [finding.exitCode] : []));
  return worst(failed);
}

const unreadable = (error: UserError): CheckedFinding => ({
  ...refused(
    'settings',
    error,
    'Mend the configuration; frictionlog config schema lists what may stand in it. Then run doctor again.',
  ),
  check: 'configuration',
});
