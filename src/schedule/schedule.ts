import { cronFiles } from './cron.js';
import { githubActionsFiles } from './github-actions.js';
import type { Job, Scheduled } from './job.js';
import type { Schedule } from './names.js';
import { systemdFiles } from './systemd.js';

/** The files that make a scheduler start the job, and the steps that are left to a person. */
export const scheduled = (schedule: Schedule, job: Job): Scheduled => WRITERS[schedule](job);

const WRITERS = {
  systemd: systemdFiles,
  cron: cronFiles,
  'github-actions': githubActionsFiles,
} as const satisfies Record<Schedule, (job: Job) => Scheduled>;
